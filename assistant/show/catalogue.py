"""The questions of the corpus, as every adapter lists them."""

from __future__ import annotations

from typing import Any

from citewell.index import Index


def list_questions(index: Index) -> list[dict[str, Any]]:
    """Every question in the order of the documents, lines from the question's own to the end of its answer.

    Where no answer follows, it says so: `"answered": false`.
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
        for question in index.questions
        if question.listed
    ]
