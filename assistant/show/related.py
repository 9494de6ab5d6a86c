"""The questions of the notes that are nearest to a question."""

from __future__ import annotations

from collections.abc import Sequence

from citewell.assistant.ask.query import understand
from citewell.assistant.rank.search import search
from citewell.assistant.rank.weights import load_weights
from citewell.assistant.show.questions import questions_of
from citewell.index import Index, Question


def related_to(question: str, history: Sequence[str], index: Index, limit: int) -> list[Question]:
    """Return at most `limit` questions of the notes whose answers are nearest to a question, the nearest first.

    Where the notes do not cover it, only those whose title has a word of it: what is nearest by meaning alone is far.
    """
    query = understand(question, history, index)
    if query.reply is not None:
        return []
    found = search(query, index, load_weights())
    near = questions_of(found.hits, index)
    if found.verdict == "not_covered":
        near = [each for each in near if set(index.terms(each.title)) & set(query.terms)]
    return near[:limit]
