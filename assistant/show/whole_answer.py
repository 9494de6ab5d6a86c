"""The whole answer that cited lines are part of, with its contents and the answers before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citewell.index import Index, Question, Span

MAX_DEPTH = 2
"""Headings and what is defined below them; methods of a class are left out, of which a listing may hold a hundred."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of an answer: what stands below a heading, or a definition."""

    title: str
    span: Span
    """The lines to open it at."""
    depth: int
    """From 1, for a part of the answer itself."""


@dataclass(frozen=True, slots=True)
class WholeAnswer:
    """A question with the whole of its answer, from the question's own line to the last line of the answer."""

    question: Question
    contents: tuple[Entry, ...]
    previous: Question | None
    """The question before it in the notes."""
    next: Question | None
    """The question after it in the notes."""


def whole_answer(index: Index, source: str, span: Span) -> WholeAnswer | None:
    """Return the answer that holds the first line of `span`; None when that line belongs to no question."""
    question = next((q for q in index.questions if q.source == source and span.start in _lines(q)), None)
    if question is None:
        return None
    beside = [q for q in index.questions if (q.listed and q.answered) or q is question]
    place = beside.index(question)
    return WholeAnswer(
        question=question,
        contents=tuple(_contents(index, question)),
        previous=beside[place - 1] if place else None,
        next=beside[place + 1] if place + 1 < len(beside) else None,
    )


def _lines(question: Question) -> range:
    return range(question.span.start, question.span.end + 1)


def _contents(index: Index, question: Question) -> Iterator[Entry]:
    """Yield each heading path inside an answer once, at the first line that stands below it."""
    seen = set()
    inside = (c for c in index.chunks if c.source == question.source and c.span in question.span)
    for chunk in sorted(inside, key=lambda chunk: (chunk.span.start, -chunk.span.end)):
        path = chunk.heading_path[1 : MAX_DEPTH + 1]
        if path and path not in seen:
            seen.add(path)
            yield Entry(path[-1], Span(chunk.span.start, chunk.span.start), len(path))
