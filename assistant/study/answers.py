"""The lines of a question's answer, without the question itself."""

from __future__ import annotations

from functools import lru_cache

from citewell.index import Block, Document, Heading, Index, Question, Span, parse


def answer_span(question: Question, index: Index) -> Span:
    """Return the lines of an answer: from the first element below the question's own line to the last one.

    Where both are on one line, as in a flashcard, that line is the answer.
    """
    inside = [element.span for element in _elements(index.documents[question.source]) if element.span in question.span]
    below = [span for span in inside if span.start > inside[0].end] or inside
    return Span(below[0].start, max(span.end for span in below))


@lru_cache(maxsize=32)
def _elements(document: Document) -> list[Heading | Block]:
    return parse(document.lines)
