"""A process that gives away its rights to files and network before it runs what it does not trust.

On Linux (5.13 and later) by Landlock, which needs no privileges: after `confine(["/a"])` the
kernel refuses this thread every file but those below /a, which it may read, all writing and all
connections. <https://docs.kernel.org/userspace-api/landlock.html>
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

__all__ = ["can_confine", "confine"]

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same number on every architecture
_NO_NEW_PRIVILEGES = 38
_PATH_BENEATH = 1
_READ = 1 << 2 | 1 << 3  # files and folders
# The rights that a version of Landlock knows: it refuses to be asked for more.
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
_NETWORK_RIGHTS, _NETWORK_SINCE = 0b11, 4


def can_confine() -> bool:
    """True where the system can hold a process to what it may read."""
    return _version() > 0


def confine(folders: Iterable[str]) -> bool:
    """Take from this thread all files but those below `folders`, for reading; for good.

    False, and nothing is taken, where the system cannot do it.
    """
    import ctypes
    import struct

    known = _version()
    if not known:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    files = _FILE_RIGHTS[max(v for v in _FILE_RIGHTS if v <= known)]
    asked = struct.pack("Q", files)
    if known >= _NETWORK_SINCE:
        asked += struct.pack("Q", _NETWORK_RIGHTS)
    rules = libc.syscall(_CREATE, asked, ctypes.c_size_t(len(asked)), 0)
    if rules < 0:
        return False
    for folder in folders:
        handle = os.open(folder, os.O_PATH | os.O_CLOEXEC)
        rule = struct.pack("=Qi", _READ, handle)
        done = libc.syscall(_ADD, rules, _PATH_BENEATH, rule, 0)
        os.close(handle)
        if done:
            return False
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.syscall(_RESTRICT, rules, 0):
        return False
    os.close(rules)
    return True


def _version() -> int:
    """The version of Landlock that the kernel has; 0 if none."""
    if sys.platform != "linux":
        return 0
    import ctypes

    try:
        found = ctypes.CDLL(None, use_errno=True).syscall(_CREATE, None, ctypes.c_size_t(0), 1)
    except (OSError, AttributeError):
        return 0
    return max(0, int(found))
