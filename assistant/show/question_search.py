"""Find questions of the notes by words and filters."""

from __future__ import annotations

from collections.abc import Sequence

from citewell.assistant.ask.filters import split_filters
from citewell.assistant.ask.listed_questions import listed_questions
from citewell.index import Index, Question, words


def find_questions(text: str, index: Index) -> list[Question]:
    """Return the listed questions that have each word of a text, in the order of the documents; all without a text.

    A word may be unfinished, and stand in the title, the section or the difficulty. Filters, such as `in:react`, keep
    the questions with an answer that they allow.
    """
    typed, filters = split_filters(text, index)
    beginnings = words(typed)
    return [question for question in listed_questions(index, filters) if _has_all(beginnings, question)]


def _has_all(beginnings: Sequence[str], question: Question) -> bool:
    """Return whether a word of the question starts with each of `beginnings`."""
    having = words(f"{question.title} {question.section or ''} {question.difficulty or ''}")
    return all(any(word.startswith(beginning) for word in having) for beginning in beginnings)
