"""tei: encode articles as TEI P5, prove that nothing was lost, say why each tag stands there.

The public names, imported when they are first asked for:

    from tei import encode, read_source, read_project, compare
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # typing.TYPE_CHECKING, without waiting for typing
if TYPE_CHECKING:
    from typing import Any

    from tei.conservation import compare as compare
    from tei.document import Document as Document
    from tei.findings import Finding as Finding
    from tei.pipeline import encode as encode
    from tei.project import Project as Project
    from tei.project import read as read_project  # noqa: F401
    from tei.readers import read as read_source  # noqa: F401
    from tei.standoff import Annotation as Annotation

# public name -> (module, its name there)
_PUBLIC = {
    "Annotation": ("tei.standoff", "Annotation"),
    "Document": ("tei.document", "Document"),
    "Finding": ("tei.findings", "Finding"),
    "Project": ("tei.project", "Project"),
    "compare": ("tei.conservation", "compare"),
    "encode": ("tei.pipeline", "encode"),
    "read_project": ("tei.project", "read"),
    "read_source": ("tei.readers", "read"),
}
__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    """A public name, from the module that has it."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'tei' has no attribute {name!r}")
    module, there = _PUBLIC[name]
    return getattr(import_module(module), there)
