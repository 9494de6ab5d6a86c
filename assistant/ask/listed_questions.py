"""The questions that lists of an index show: all of them, and those that filters keep."""

from __future__ import annotations

from citewell.assistant.ask.matching import matching_chunks
from citewell.assistant.types import NO_FILTERS, Filters
from citewell.index import Index, Question


def listed_questions(index: Index, filters: Filters = NO_FILTERS) -> list[Question]:
    """Return the listed questions of an index, in the order of the documents; with filters, those they keep.

    Filters keep a question when they let through a chunk of its answer.
    """
    listed = [question for question in index.questions if question.listed]
    if filters == NO_FILTERS:
        return listed
    matching = matching_chunks(filters, index)
    kept = {(chunk.source, chunk.question) for chunk in index.chunks if matching[chunk.id]}
    return [question for question in listed if (question.source, question.title) in kept]
