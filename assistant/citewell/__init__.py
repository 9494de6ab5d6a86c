"""Ask your markdown notes in plain words; get the passage that answers, verbatim, cited to the line.

    from citewell import Assistant

    notes = Assistant.open(".citewell")
    print(notes.ask("what is the GIL").passages[0].citation)

This folder is what `import citewell` gives. The packages beside it are `citewell.index`, `citewell.assistant`,
`citewell.web` and `citewell.corpus`; pyproject.toml says which folder each of them is.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citewell.assistant import Answer, Assistant, Citation, Passage, answer
    from citewell.index import CitewellError, ingest, load_index

__all__ = ["Answer", "Assistant", "Citation", "CitewellError", "Passage", "answer", "ingest", "load_index"]

_HOME = {
    "citewell.assistant": ("Answer", "Assistant", "Citation", "Passage", "answer"),
    "citewell.index": ("CitewellError", "ingest", "load_index"),
}


if not TYPE_CHECKING:  # a type checker would take any name for one that it finds

    def __getattr__(name: str) -> Any:
        """Import a public name at its first use: `import citewell.index` must not load the assistant above it."""
        for module, names in _HOME.items():
            if name in names:
                return getattr(import_module(module), name)
        raise AttributeError(f"module 'citewell' has no attribute {name!r}")
