"""A question becomes a cited answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citewell.assistant.ask.query import understand
from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.rerank import Reranker, rerank
from citewell.assistant.rank.search import Found, decided, search, with_whole_answer
from citewell.assistant.rank.weights import Weights, load_weights
from citewell.assistant.show.compose import compose
from citewell.assistant.show.notices import notices_of
from citewell.assistant.show.questions import as_related, related_questions, worth_listing
from citewell.assistant.show.recent import recent_first
from citewell.assistant.show.refine import refine
from citewell.assistant.show.replies import reply_to
from citewell.assistant.stages import Stages
from citewell.assistant.types import NO_FILTERS, Answer, Filters, Passage, Query, Verdict
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
    as_typed: bool = False,
    reranker: Reranker | None = None,
) -> Answer:
    """Answer a question that was asked after the questions in `history`, with at most `limit` passages, best first.

    `html` asks for each passage as HTML too, `explain` for the features it was ranked by. With `literal`, what
    looks like a typed filter is searched as words; with `as_typed`, no spelling is corrected. A `reranker` has a say
    in the order of the first hits, not in the verdict.
    """
    stages = Stages()
    query = understand(question, history, index, filters, literal=literal, as_typed=as_typed)
    stages.end("understand")
    if query.reply is not None:
        return _reply(question, query, index, stages)
    weights = load_weights()
    found = _found(query, index, weights, reranker)
    stages.end("search")
    hits = refine(found, query.refinements, index, limit)
    notices = notices_of(query, hits, found, index)
    verdict, confidence = _verdict(query, found, hits, notices, weights)
    passages: tuple[Passage, ...] = ()
    if verdict != "not_covered":
        alone = query.refinement in ("code", "shorter")
        passages = compose(found.retrieved, hits, index, limit, html, explain, alone)
    if query.filters.recent_first:
        passages = recent_first(passages, index)
    related = worth_listing(related_questions(found.hits, index), passages, query, index)
    stages.end("show")
    return Answer(
        question=question,
        query=query.shown,
        verdict=verdict,
        confidence=round(confidence, 4),
        passages=passages,
        related_questions=related,
        took_ms=stages.total_ms,
        excluded=query.filters.without,
        repaired=query.repaired,
        subject=query.subject,
        notices=(*query.notices, *notices),
        opens=as_related(query.within) if query.within else None,
        pasted_lines=query.pasted_lines,
        stages_ms=stages.taken_ms,
    )


def _reply(question: str, query: Query, index: Index, stages: Stages) -> Answer:
    """Return the reply to what was no question, without passages."""
    reply = reply_to(query, index)
    stages.end("show")
    return Answer(
        question=question,
        query=query.shown,
        verdict="not_covered",
        confidence=0.0,
        passages=(),
        related_questions=(),
        took_ms=stages.total_ms,
        reply=reply,
        stages_ms=stages.taken_ms,
    )


def _found(query: Query, index: Index, weights: Weights, reranker: Reranker | None) -> Found:
    """Return what is found for a query; for a refinement, with all else in the answer that the first hit belongs to."""
    found = search(query, index, weights)
    if reranker:
        found = replace(found, hits=rerank(found.hits, query.text, index, reranker))
    return with_whole_answer(found, query, index, weights) if query.refinements else found


def _verdict(
    query: Query, found: Found, hits: Sequence[Hit], notices: Sequence[str], weights: Weights
) -> tuple[Verdict, float]:
    """Return the verdict on the hits to be shown, and its confidence.

    Hits that a notice restricts, and those of an uncertain query, are never `answered`.
    """
    verdict, confidence = found.verdict, found.confidence
    if query.refinement == "another" and verdict != "not_covered":
        verdict, confidence = decided(query, hits, weights)
        verdict = "nearby" if hits and verdict == "not_covered" else verdict  # what was shown before was nearer
    if verdict == "answered" and (notices or query.uncertain):
        verdict = "nearby"
    return verdict, confidence
