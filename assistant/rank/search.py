"""Search the hits of a query: retrieve, describe, rank; those that meet its constraint first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from citewell.assistant.rank.decide import decide
from citewell.assistant.rank.hits import Hit, describe
from citewell.assistant.rank.order import rank
from citewell.assistant.rank.reading_order import in_reading_order
from citewell.assistant.rank.retrieve import Retrieved, retrieve
from citewell.assistant.rank.weights import Weights
from citewell.assistant.rank.words_alone import decide_by_words, rank_by_words
from citewell.assistant.types import Query, Verdict
from citewell.index import Encoded, Index

MIN_COVERAGE = 0.5
"""Share of the query's weight that the first hit must have to meet a constraint: few hits have its terms, and the first
of few stands out even if it has nothing else of the query."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a query."""

    retrieved: Retrieved
    hits: list[Hit]
    """Ranked."""
    verdict: Verdict
    confidence: float
    """Of the verdict."""
    constraint: Literal["met", "unclear", "absent"] = "met"
    """Whether a hit meets the query's constraint and answers, only meets it, or none meets it."""

    @property
    def first_question(self) -> tuple[str, str]:
        """The source and title of the question that the first hit answers; empty without a hit."""
        return (self.hits[0].chunk.source, self.hits[0].chunk.question) if self.hits else ("", "")


def search(query: Query, index: Index, weights: Weights, encoded: Encoded | None = None) -> Found:
    """Return the ranked hits of a query; those that meet its constraint come before all others.

    `encoded` holds the query's vectors where they are known.
    """
    retrieved = retrieve(query, index, encoded=encoded)
    described = describe(query, retrieved, index)
    hits = rank_by_words(described) if query.words_alone else in_reading_order(rank(described, weights))
    verdict, confidence = decided(query, hits, weights)
    if not query.required:
        return Found(retrieved, _aspect_first(hits, query, index), verdict, confidence)
    others = search(replace(query, required=()), index, weights, retrieved.encoded)
    meeting = {hit.chunk.id for hit in hits}
    rest = [hit for hit in others.hits if hit.chunk.id not in meeting]
    if verdict == "answered" and hits[0].features.term_coverage >= MIN_COVERAGE:
        return replace(others, hits=[*hits, *rest], confidence=confidence, verdict=verdict)
    on_subject = [hit for hit in others.hits if hit.chunk.id in meeting]
    return replace(others, hits=[*on_subject, *rest], constraint="unclear" if hits else "absent")


def _aspect_first(hits: list[Hit], query: Query, index: Index) -> list[Hit]:
    """Return the hits with those first whose own heading names the aspect asked for, in the first hit's question."""

    def names_aspect(hit: Hit) -> bool:
        own = index.terms(hit.chunk.heading_path[-1])
        return hit.chunk.question == hits[0].chunk.question and set(query.aspect) <= set(own)

    return sorted(hits, key=lambda hit: not names_aspect(hit)) if query.aspect else hits


def decided(query: Query, hits: Sequence[Hit], weights: Weights) -> tuple[Verdict, float]:
    """Return the verdict on the ranked hits of a query, and its confidence."""
    return decide_by_words(hits) if query.words_alone else decide(hits, weights)


def with_whole_answer(found: Found, query: Query, index: Index, weights: Weights) -> Found:
    """Return what was found, and after it all else in the answer to the question that the first hit belongs to."""
    question = index.question(*found.first_question)
    if question is None:
        return found
    inside = search(replace(query, within=question, required=()), index, weights, found.retrieved.encoded)
    known = {hit.chunk.id for hit in found.hits}
    return replace(found, hits=[*found.hits, *(hit for hit in inside.hits if hit.chunk.id not in known)])
