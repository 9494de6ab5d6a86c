"""A question becomes a cited answer."""

from __future__ import annotations

import time
from collections.abc import Sequence

from citewell.assistant.ask.query import understand
from citewell.assistant.rank.decide import decide
from citewell.assistant.rank.hits import describe
from citewell.assistant.rank.order import rank
from citewell.assistant.rank.retrieve import retrieve
from citewell.assistant.rank.weights import load_weights
from citewell.assistant.rank.words_alone import decide_by_words, rank_by_words
from citewell.assistant.show.compose import compose
from citewell.assistant.show.questions import related_questions
from citewell.assistant.show.recent import recent_first
from citewell.assistant.types import NO_FILTERS, Answer, Filters
from citewell.index import Index


def answer(
    question: str,
    history: Sequence[str],
    index: Index,
    limit: int = 5,
    *,
    filters: Filters = NO_FILTERS,
    html: bool = True,
    explain: bool = False,
    literal: bool = False,
) -> Answer:
    """Answer a question that was asked after the questions in `history`, with at most `limit` passages, best first.

    `html` asks for each passage as HTML too, `explain` for the features it was ranked by. With `literal`, what
    looks like a typed filter is searched as words.
    """
    started = time.perf_counter()
    weights = load_weights()
    query = understand(question, history, index, filters, literal=literal)
    retrieved = retrieve(query, index)
    hits = describe(query, retrieved, index)
    if query.words_alone:
        hits = rank_by_words(hits)
        verdict, confidence = decide_by_words(hits)
    else:
        hits = rank(hits, weights)
        verdict, confidence = decide(hits, weights)
    passages = compose(retrieved, hits, index, limit, html, explain) if verdict != "not_covered" else ()
    if query.filters.recent_first:
        passages = recent_first(passages, index)
    return Answer(
        question=question,
        query=query.shown,
        verdict=verdict,
        confidence=round(confidence, 4),
        passages=passages,
        related_questions=related_questions(hits, index),
        excluded=query.filters.without,
        took_ms=round(1000 * (time.perf_counter() - started), 1),
    )
