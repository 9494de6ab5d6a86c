"""Cut a passage that is too long to the run of its parts that is nearest to the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from citewell.assistant.context.relevance import Relevance
from citewell.assistant.types import Passage
from citewell.index import Index, Kind, Part, Span, parts_of


class Cut(NamedTuple):
    """Lines of a passage that are kept."""

    span: Span
    kind: Kind
    language: str
    header: Span | None = None
    """The header of the table that the lines are rows of, where it lies above them."""


def cut_to(room: int, passage: Passage, index: Index, relevance: Relevance, cost: Callable[[Cut], int]) -> Cut | None:
    """Return the longest run of parts around the best one that costs at most `room`; None when that one costs more.

    Where the best part does not fit, what is inside it is cut: the statements of a listing, then those of a definition.
    """
    whole = whole_of(passage)
    if cost(whole) <= room:
        return whole
    header, scores = whole.header, relevance.of_lines(passage.citation)
    parts = parts_of(index.lines[passage.citation.source], whole.span, passage.kind, passage.language)
    while parts:
        values = [max((scores.get(number, 0.0) for number in _numbers(part)), default=0.0) for part in parts]
        best = max(range(len(parts)), key=values.__getitem__)
        if cost(_run(parts, best, best, header)) <= room:
            return _longest(parts, values, best, header, lambda cut: cost(cut) <= room)
        header = Span(parts[best].span.start, parts[best].span.start + 1) if parts[best].kind == "table" else header
        parts = parts[best].inner
    return None


def whole_of(passage: Passage) -> Cut:
    """Return all of a passage."""
    cited, header = passage.citation, passage.header
    span = Span(cited.start_line, cited.end_line)
    return Cut(span, passage.kind, passage.language, Span(header.start_line, header.end_line) if header else None)


def _longest(
    parts: Sequence[Part], values: Sequence[float], best: int, header: Span | None, fits: Callable[[Cut], bool]
) -> Cut:
    """Add the parts before and after the best one, the better neighbour first, for as long as the run fits."""
    first = last = best
    while True:
        beside = [place for place in (first - 1, last + 1) if 0 <= place < len(parts)]
        for place in sorted(beside, key=values.__getitem__, reverse=True):
            if fits(_run(parts, min(first, place), max(last, place), header)):
                first, last = min(first, place), max(last, place)
                break
        else:
            return _run(parts, first, last, header)


def _run(parts: Sequence[Part], first: int, last: int, header: Span | None) -> Cut:
    run = parts[first : last + 1]
    kind = run[0].kind if len({part.kind for part in run}) == 1 else "prose"
    return Cut(Span(run[0].span.start, run[-1].span.end), kind, run[0].language if kind == "code" else "", header)


def _numbers(part: Part) -> range:
    return range(part.span.start, part.span.end + 1)
