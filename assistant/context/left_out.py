"""The lines of an answer's passages that are in no piece of a context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citewell.assistant.context.pieces import citation_of, span_of
from citewell.assistant.context.types import Piece
from citewell.assistant.types import Answer, Citation
from citewell.index import Index, Span


def left_out(found: Answer, pieces: Sequence[Piece], index: Index) -> list[Citation]:
    """Return the citations of the lines that are in no piece, those of the best passage first."""
    return [
        citation_of(passage.citation, span, index)
        for passage in found.passages
        for span in _missing(passage.citation, pieces, index)
    ]


def _missing(cited: Citation, pieces: Sequence[Piece], index: Index) -> Iterator[Span]:
    """Yield the runs of lines of a passage that are in no piece, as far as they say something."""
    kept = [span_of(piece.citation) for piece in pieces if piece.citation.source == cited.source]
    lines = index.lines[cited.source]
    run: Span | None = None
    for number in range(cited.start_line, cited.end_line + 1):
        here = Span(number, number)
        if any(here in span for span in kept):
            if run:
                yield run
            run = None
        elif _says_something(lines[number - 1]):
            run = Span(run.start, number) if run else here
    if run:
        yield run


def _says_something(line: str) -> bool:
    """Return whether a line is neither blank nor a fence."""
    return bool(line.strip()) and not line.lstrip().startswith(("```", "~~~"))
