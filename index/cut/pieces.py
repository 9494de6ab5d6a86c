"""How long the pieces of a text are, and their lines."""

from __future__ import annotations

from collections.abc import Sequence

from citewell.index.types import Span

MIN_PIECE_LINES = 8  # what begins below a shorter piece stands with it
PIECE_LINES = 24  # about a screen: a longer piece ends as soon as something else begins


def spans_between(lines: Sequence[str], starts: Sequence[int], end: int) -> list[Span]:
    """Return the lines from each start to the last line that is not blank before the next."""
    spans = []
    for start, following in zip(starts, [*starts[1:], end + 1], strict=True):
        last = following - 1
        while last > start and not lines[last - 1].strip():
            last -= 1
        if lines[start - 1].strip() or last > start:
            spans.append(Span(start, last))
    return spans
