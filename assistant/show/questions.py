"""Lists of the corpus's questions: all of them, and those related to an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from citewell.assistant.ask.listed_questions import listed_questions
from citewell.assistant.rank.hits import Hit
from citewell.assistant.types import Passage, Query, RelatedQuestion
from citewell.index import Index, Question

MAX_RELATED = 3


def list_questions(index: Index, questions: Iterable[Question] | None = None) -> list[dict[str, Any]]:
    """Return questions as JSON types; without `questions` each that is listed, and each listed section, in order.

    Lines go from the question's own line to the end of its answer. A question without an answer has
    `"answered": false`, a section that is no question `"is_question": false`; the others have no such key.
    """
    return [
        {
            "title": question.title,
            "source": question.source,
            "start_line": question.span.start,
            "end_line": question.span.end,
            "difficulty": question.difficulty,
            "section": question.section,
        }
        | ({} if question.answered else {"answered": False})
        | ({} if question.is_question else {"is_question": False})
        for question in (questions if questions is not None else listed_questions(index))
    ]


def worth_listing(
    related: Sequence[RelatedQuestion], passages: Sequence[Passage], query: Query, index: Index
) -> tuple[RelatedQuestion, ...]:
    """Return the related questions of an answer that help.

    With passages, none when the only one is the one being read. Without, those whose title has a word of the query:
    what is nearest by meaning alone is far from a query that no passage is near to.
    """
    if not passages:
        return tuple(question for question in related if set(index.terms(question.title)) & set(query.terms))
    read = passages[0].citation
    return () if all((q.source, q.title) == (read.source, read.question) for q in related) else tuple(related)


def related_questions(hits: Sequence[Hit], index: Index) -> tuple[RelatedQuestion, ...]:
    """Return the first few questions whose answers hold the hits, as answers name them."""
    return tuple(map(as_related, questions_of(hits, index)[:MAX_RELATED]))


def questions_of(hits: Sequence[Hit], index: Index) -> list[Question]:
    """Return the listed questions whose answers hold the hits, best first."""
    keys = dict.fromkeys((hit.chunk.source, hit.chunk.question) for hit in hits)
    found = [index.question(source, title) for source, title in keys]
    return [question for question in found if question and question.listed and question.answered]


def as_related(question: Question) -> RelatedQuestion:
    """Return a question as answers name it."""
    return RelatedQuestion(question.title, question.source, question.span.start, question.span.end)
