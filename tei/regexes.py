"""Patterns compiled once on a machine: `compiled` is `re.compile`, with a longer memory.

To compile the patterns that an article meets takes a third of the time of `tei encode`. Python
keeps its own bytecode for the next run, but not that of patterns; `keep` does, in the user's cache
(an installed package may not be the user's to write in). The file belongs to one version of
Python. Where anything about it is odd, patterns are compiled as ever.
"""

from __future__ import annotations

__all__ = ["LETTERS", "compiled", "keep"]

# Letters that an identifier may hold, as ranges of a pattern's set: of those that XML 1.0 has in
# its fourth edition (appendix B), which libxml2 and jing keep to, the scripts that texts are in.
LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c"
    "\u045e-\u0481\u0531-\u0556\u0561-\u0586\u05d0-\u05ea\u0621-\u063a\u0641-\u064a"
    "\u0905-\u0939\u0e01-\u0e2e\u10a0-\u10c5\u10d0-\u10f6\u3041-\u3094\u30a1-\u30fa"
    "\u4e00-\u9fa5\uac00-\ud7a3"
)

TYPE_CHECKING = False  # type checkers take it for true, by its name
if TYPE_CHECKING:
    from re import compile as compiled

    def keep() -> None:
        """Write down what was compiled in this process, for the next one."""

else:
    import _sre
    import marshal
    import os
    import re
    import sys
    from array import array
    from functools import cache

    from tei.resources import cache_folder

    # What makes another Python of this one, as far as compiled patterns go.
    _VERSION = (sys.implementation.name, sys.hexversion, sys.byteorder, _sre.MAGIC, _sre.CODESIZE)
    _CODE = "I" if _sre.CODESIZE == 4 else "H"  # a word of a compiled pattern
    _MOST = 2000  # patterns: more than this and most are of versions of tei long gone
    _new = []

    @cache
    def compiled(pattern, flags=0):
        """The compiled pattern, as `re.compile` gives it."""
        flags = int(flags)
        known = _kept().get((pattern, flags))
        if known is not None:
            all_flags, code, count, names, numbers = known
            try:
                words = memoryview(code).cast(_CODE).tolist()
                return _sre.compile(pattern, all_flags, words, count, names, numbers)
            except (RuntimeError, TypeError, ValueError):  # the file is damaged
                pass
        _new.append((pattern, flags))
        return re.compile(pattern, flags)

    def keep():
        """Write down what was compiled in this process, for the next one."""
        if not _new:
            return
        place = _place()
        known = _kept()
        if len(known) + len(_new) > _MOST:
            known.clear()
        try:
            known.update((key, _translated(*key)) for key in _new)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            part = f"{place}.{os.getpid()}"
            with open(part, "wb") as file:
                file.write(marshal.dumps((_VERSION, known)))
            os.replace(part, place)
            _new.clear()
        except (OSError, ValueError, AttributeError, TypeError):
            return  # a folder that is not ours to write in, a Python that does it otherwise

    @cache
    def _kept():
        """(pattern, flags) -> the arguments of `_sre.compile`."""
        try:
            with open(_place(), "rb") as file:
                version, known = marshal.loads(file.read())
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return known if version == _VERSION else {}

    def _place():
        """The file: one for each version of Python."""
        return os.path.join(cache_folder(), f"{sys.implementation.cache_tag}.patterns")

    def _translated(pattern, flags):
        """What `re.compile` hands to `_sre.compile`."""
        parsed = re._parser.parse(pattern, flags)
        # As bytes: as numbers, those of patterns that nobody asks for take time to be read, too.
        code = memoryview(array(_CODE, map(int, re._compiler._code(parsed, flags)))).tobytes()
        names = dict(parsed.state.groupdict)
        numbers = [None] * parsed.state.groups
        for name, number in names.items():
            numbers[number] = name
        all_flags = int(flags | parsed.state.flags)
        return all_flags, code, parsed.state.groups - 1, names, tuple(numbers)
