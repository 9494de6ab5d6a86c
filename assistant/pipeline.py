"""A question becomes a cited answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citewell.assistant.ask.query import understand
from citewell.assistant.rank.rerank import Reranker, rerank
from citewell.assistant.rank.search import decided, search, with_whole_answer
from citewell.assistant.rank.weights import load_weights
from citewell.assistant.show.compose import compose
from citewell.assistant.show.notices import notices_of
from citewell.assistant.show.questions import as_related, related_questions, worth_listing
from citewell.assistant.show.recent import recent_first
from citewell.assistant.show.replies import reply_to
from citewell.assistant.show.wanted import wanted
from citewell.assistant.stages import Stages
from citewell.assistant.types import NO_FILTERS, Answer, Filters, Query
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
    found = (
        _answer(question, query, index, limit, html, explain, reranker, stages)
        if query.reply is None
        else _reply(question, query, index)
    )
    stages.end("show")
    return replace(found, took_ms=round(sum(stages.taken_ms.values()), 1), stages_ms=stages.taken_ms)


def _reply(question: str, query: Query, index: Index) -> Answer:
    """Return the reply to what was no question, without passages."""
    return Answer(question, query.shown, "not_covered", 0.0, (), (), 0.0, reply=reply_to(query, index))


def _answer(
    question: str,
    query: Query,
    index: Index,
    limit: int,
    html: bool,
    explain: bool,
    reranker: Reranker | None,
    stages: Stages,
) -> Answer:
    weights = load_weights()
    found = search(query, index, weights)
    if reranker:
        found = replace(found, hits=rerank(found.hits, query.text, index, reranker))
    if query.wishes:
        found = with_whole_answer(found, query, index, weights)
    stages.end("search")
    hits = wanted(found, query.wishes, index, limit)
    verdict, confidence = found.verdict, found.confidence
    wish = query.wishes[-1] if query.wishes else None
    if wish == "another" and verdict != "not_covered":
        verdict, confidence = decided(query, hits, weights)
        verdict = "nearby" if hits and verdict == "not_covered" else verdict  # what was shown before was nearer
    alone = wish in ("code", "shorter")
    notices = notices_of(query, hits, found, index)
    if verdict == "answered" and (notices or query.uncertain):
        verdict = "nearby"
    passages = compose(found.retrieved, hits, index, limit, html, explain, alone) if verdict != "not_covered" else ()
    if query.filters.recent_first:
        passages = recent_first(passages, index)
    return Answer(
        question=question,
        query=query.shown,
        verdict=verdict,
        confidence=round(confidence, 4),
        passages=passages,
        related_questions=worth_listing(related_questions(found.hits, index), passages, query, index),
        took_ms=0.0,
        excluded=query.filters.without,
        repaired=query.repaired,
        subject=query.subject,
        notices=(*query.notices, *notices),
        opens=as_related(query.within) if query.within else None,
        pasted_lines=query.pasted_lines,
    )
