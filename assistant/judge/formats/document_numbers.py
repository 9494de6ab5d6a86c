"""Document numbers of runs and qrels: `notes.md#L3-L9` for lines, `notes.md` for a whole document."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from citewell.index import Span

_NUMBER = re.compile(r"(?P<path>.*?)(?:#L(?P<start>\d+)(?:-L?(?P<end>\d+))?)?")


def document_number(source: str, span: Span | None) -> str:
    """Return the document number of lines of a source.

    White space would end the number in a TREC file, so it is percent-encoded, and with it `%` and `#`.
    """
    path = re.sub(r"[\s%#]", lambda found: quote(found[0], safe=""), source)
    return f"{path}#L{span.start}-L{span.end}" if span else path


def place_of(number: str) -> tuple[str, Span | None]:
    """Return the source and the lines that a document number names; without lines, it is a whole document."""
    found = _NUMBER.fullmatch(number)
    assert found, "any text matches"
    source = unquote(found["path"])
    if not found["start"]:
        return source, None
    start = int(found["start"])
    return source, Span(start, max(start, int(found["end"] or start)))
