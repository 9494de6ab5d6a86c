"""Passages as `path:line:text`, which editors and fuzzy finders read, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from citewell.assistant.terminal.printable import printable_line
from citewell.assistant.types import Passage
from citewell.index import Index


def format_locations(passages: Iterable[Passage], index: Index) -> str:
    """Return a line for each passage: where its file is on disk, its first line, and the headings it stands under.

    The path is relative to the current folder where the file is below it.
    """
    return "\n".join(_location(passage, index) for passage in passages)


def _location(passage: Passage, index: Index) -> str:
    cited = passage.citation
    path = Path(index.documents[cited.source].path)
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return printable_line(f"{path}:{cited.start_line}:{' > '.join(cited.heading_path)}")
