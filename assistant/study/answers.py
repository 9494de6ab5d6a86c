"""The two sides of a card: what stands before the answer, and the answer, without the question itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from citewell.index import Block, Document, Heading, Index, Question, Span, is_answer_title, parse, text_of

_DASHES = re.compile(r"[\s|:-]+")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Sides:
    """Lines of a question's document."""

    prompt: Span | None
    """What belongs to the question: the code that it asks about. None when there is nothing but its title."""
    answer: Span


def sides_of(question: Question, index: Index) -> Sides:
    """Return the lines below a question's own, cut where a title announces the answer: `Answer:`, `Solution`.

    Without such a title all of them are the answer. Where question and answer are on one line, as in a flashcard, that
    line is the answer.
    """
    document = index.documents[question.source]
    inside = [element for element in _elements(document) if element.span in question.span]
    below = [element for element in inside if element.span.start > inside[0].span.end] or inside
    whole = Span(below[0].span.start, max(element.span.end for element in below))
    listings = [element.span for element in below if isinstance(element, Block) and element.kind == "code"]
    for number in range(whole.start + 1, whole.end):
        line = index.lines[question.source][number - 1]
        if is_answer_title(_TAG.sub("", line)) and not any(Span(number, number) in listing for listing in listings):
            start = number + 1 if "</summary>" in line else number
            prompt = max(element.span.end for element in below if element.span.start < number)
            return Sides(Span(whole.start, prompt), Span(start, whole.end))
    return Sides(None, whole)


def side_html(question: Question, span: Span, index: Index) -> str:
    """Return lines of one side as HTML; a row of a table has the header of the table above it."""
    from citewell.assistant.show.html import passage_html  # the terminal shows no HTML and starts faster without

    lines = index.lines[question.source]
    header = _table_header(lines, span)
    text = "\n".join([*header, text_of(lines, span)])
    return passage_html(text, "prose", "", span.start - len(header), ())


def _table_header(lines: Sequence[str], span: Span) -> Sequence[str]:
    """Return the first two lines of the table that the row at `span` belongs to; nothing when it is no such row."""
    first = span.start
    while first > 1 and lines[first - 2].lstrip().startswith("|"):
        first -= 1
    header = lines[first - 1 : first + 1]
    return header if span.start > first + 1 and _DASHES.fullmatch(header[1]) else []


@lru_cache(maxsize=32)
def _elements(document: Document) -> list[Heading | Block]:
    return parse(document.lines)
