"""Lists of the corpus's questions: all of them, and those related to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citewell.assistant.rank.hits import Hit
from citewell.assistant.show.question_search import find_questions
from citewell.assistant.types import RelatedQuestion
from citewell.index import Index

MAX_RELATED = 3


def list_questions(index: Index, text: str = "") -> list[dict[str, Any]]:
    """Return every question, or those that a text finds, as JSON types, in the order of the documents.

    Lines go from the question's own line to the end of its answer. A question without an answer has
    `"answered": false`; the others have no such key.
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
        for question in find_questions(text, index)
    ]


def related_questions(hits: Sequence[Hit], index: Index) -> tuple[RelatedQuestion, ...]:
    """Return the questions whose answers hold the hits, best first."""
    answered = {(q.source, q.title): q for q in index.questions if q.listed and q.answered}
    keys = dict.fromkeys((hit.chunk.source, hit.chunk.question) for hit in hits)
    found = [answered[key] for key in keys if key in answered][:MAX_RELATED]
    return tuple(RelatedQuestion(q.title, q.source, q.span.start, q.span.end) for q in found)
