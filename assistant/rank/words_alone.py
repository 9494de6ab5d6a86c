"""Rank and decide on words alone, for a query in a language that the encoder does not know.

Nothing here is fitted: no judged questions are in such a language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citewell.assistant.rank.features import Features
from citewell.assistant.rank.hits import Hit
from citewell.assistant.types import Verdict

ANSWERED = 0.7
"""Share of the query's weight that the first hit has, from which the verdict is `answered`."""
NEARBY = 0.1
"""Share from which it is `nearby`: one rare word of eight."""


def rank_by_words(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits scored by BM25 over all fields and sorted, best first; equal ones keep their order."""
    scored = [replace(hit, score=_bm25(hit.features)) for hit in hits]
    return sorted(scored, key=lambda hit: (-hit.features.definition_match, -hit.score))


def decide_by_words(hits: Sequence[Hit]) -> tuple[Verdict, float]:
    """Return the verdict on ranked hits, and as confidence the share of the query's weight that the first hit has."""
    if not hits:
        return "not_covered", 0.0
    first = hits[0].features
    if first.term_coverage >= ANSWERED or first.definition_match or first.question_match:
        return "answered", first.term_coverage
    return ("nearby" if first.term_coverage >= NEARBY else "not_covered"), first.term_coverage


def _bm25(features: Features) -> float:
    return features.bm25_name + features.bm25_place + features.bm25_comment + features.bm25_body
