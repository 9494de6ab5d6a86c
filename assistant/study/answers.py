"""The two sides of a card: what stands before the answer, and the answer, without the question itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from citewell.assistant.types import Header
from citewell.index import Block, Document, Heading, Index, Question, Span, is_answer_title, sections_of, text_of

_TAG = re.compile(r"<[^<>]*>")
_ONE_WORD = re.compile(r"\W*\w*\W*")
_DASHES = re.compile(r"[\s|:-]+")


@dataclass(frozen=True, slots=True)
class Sides:
    """Lines of a question's document."""

    prompt: Span | None
    """What belongs to the question, such as the code that it asks about; None when there is nothing but its title."""
    answer: Span


def sides_of(question: Question, index: Index) -> Sides:
    """Return the lines below a question's own, cut where a title announces the answer: `Answer:`, `Solution`.

    Without such a title all of them are the answer. Where question and answer are on one line, as in a flashcard, that
    line is the answer.
    """
    elements = _elements(index.documents[question.source])[question.span]
    lines = index.lines[question.source]
    start, end = elements[0].span.start, max(element.span.end for element in elements)
    announced = _announcement(elements, Span(question.span.start + 1, end), lines)
    if announced is None:
        return Sides(None, Span(start, end))
    before = [element.span.end for element in elements if element.span.end < announced]
    if _ONE_WORD.fullmatch(_without_tags(lines[announced - 1])):  # else it holds the answer: `Answer: B`
        announced = next((n for n in range(announced + 1, end + 1) if lines[n - 1].strip()), announced)
    return Sides(Span(start, max(before)) if before else None, Span(announced, end))


def side_html(question: Question, span: Span, index: Index) -> str:
    """Return lines of one side as HTML; a row of a table is shown below the header of the table."""
    from citewell.assistant.html.passages import passage_html  # the terminal shows no HTML and starts faster without

    lines = index.lines[question.source]
    header = _table_header(lines, span)
    return passage_html(text_of(lines, span), "table" if header else "prose", "", span.start, (), header)


def _announcement(elements: Sequence[Heading | Block], span: Span, lines: Sequence[str]) -> int | None:
    """Return the line of a span that announces the answer; None when there is none outside the listings."""
    listings = [element.span for element in elements if isinstance(element, Block) and element.kind == "code"]
    announcing = (n for n in range(span.start, span.end + 1) if is_answer_title(_without_tags(lines[n - 1])))
    return next((n for n in announcing if not any(Span(n, n) in listing for listing in listings)), None)


def _without_tags(line: str) -> str:
    return _TAG.sub("", line)


def _table_header(lines: Sequence[str], span: Span) -> Header | None:
    """Return the header of the table that the row at `span` belongs to; None when it is no row below a header."""
    first = span.start
    while first > 1 and lines[first - 2].lstrip().startswith("|"):
        first -= 1
    if span.start < first + 2 or not _DASHES.fullmatch(lines[first]):
        return None
    return Header(first, first + 1, text_of(lines, Span(first, first + 1)))


@lru_cache(maxsize=32)
def _elements(document: Document) -> dict[Span, tuple[Heading | Block, ...]]:
    """Return the elements of each answer of a document, by the lines of its question."""
    return {section.question.span: section.elements for section in sections_of(document)}
