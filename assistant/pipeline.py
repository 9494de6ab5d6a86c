"""A question becomes a cited answer."""

from __future__ import annotations

import time
from collections.abc import Sequence

from citewell.assistant.ask.query import understand
from citewell.assistant.rank.decide import decide
from citewell.assistant.rank.features import hits_of
from citewell.assistant.rank.order import rank
from citewell.assistant.rank.retrieve import retrieve
from citewell.assistant.rank.weights import load_ranker
from citewell.assistant.show.compose import compose
from citewell.assistant.show.questions import related_questions
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
    """Answer a question asked after `history` with at most `limit` passages of the material, best first."""
    started = time.perf_counter()
    ranker = load_ranker()
    query = understand(question, history, index, filters, literal=literal)
    evidence = retrieve(query, index)
    hits = rank(hits_of(query, evidence, index), ranker)
    verdict, confidence = decide(hits, ranker)
    passages = compose(evidence, hits, index, limit, html, explain) if verdict != "not_covered" else ()
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
