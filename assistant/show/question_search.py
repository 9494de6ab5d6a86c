"""Find questions of the notes by words and filters."""

from __future__ import annotations

from collections.abc import Sequence

from citewell.assistant.ask.filters import split_filters
from citewell.assistant.ask.matching import matching_chunks
from citewell.assistant.show.questions import listed
from citewell.assistant.types import NO_FILTERS
from citewell.index import Index, Question, words


def find_questions(text: str, index: Index) -> list[Question]:
    """Return the listed questions that have each word of a text, in the order of the documents; all without a text.

    A word may be unfinished, and stand in the title, the section or the difficulty. Filters, such as `in:react`, keep
    the questions with an answer that they allow.
    """
    found = listed(index)
    typed, filters = split_filters(text, index)
    if filters != NO_FILTERS:
        chunks = [
            chunk for chunk, matches in zip(index.chunks, matching_chunks(filters, index), strict=True) if matches
        ]
        allowed = {(chunk.source, chunk.question) for chunk in chunks}
        found = [question for question in found if (question.source, question.title) in allowed]
    wanted = words(typed)
    return [question for question in found if _has(question, wanted)]


def _has(question: Question, wanted: Sequence[str]) -> bool:
    having = words(f"{question.title} {question.section or ''} {question.difficulty or ''}")
    return all(any(word.startswith(beginning) for word in having) for beginning in wanted)
