"""Lists of the corpus's questions: all of them, and those related to an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from citewell.assistant.rank.hits import Hit
from citewell.assistant.types import RelatedQuestion
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
        for question in (questions if questions is not None else listed(index))
    ]


def listed(index: Index) -> list[Question]:
    """Return the questions that lists of an index show, in the order of the documents."""
    return [question for question in index.questions if question.listed]


def related_questions(hits: Sequence[Hit], index: Index) -> tuple[RelatedQuestion, ...]:
    """Return the questions whose answers hold the hits, best first."""
    answered = {(q.source, q.title): q for q in index.questions if q.listed and q.answered}
    keys = dict.fromkeys((hit.chunk.source, hit.chunk.question) for hit in hits)
    found = [answered[key] for key in keys if key in answered][:MAX_RELATED]
    return tuple(map(as_related, found))


def as_related(question: Question) -> RelatedQuestion:
    """Return a question as answers name it."""
    return RelatedQuestion(question.title, question.source, question.span.start, question.span.end)
