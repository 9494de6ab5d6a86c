"""Order the candidates: definitions named by the query first, the rest by a weighted sum of their features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.weights import Weights


def rank(hits: Sequence[Hit], weights: Weights) -> list[Hit]:
    """Return the hits scored and sorted, best first; equal ones keep their order."""
    scored = [
        replace(hit, score=sum(weight * getattr(hit.features, name) for name, weight in weights.ranking.items()))
        for hit in hits
    ]
    return sorted(scored, key=lambda hit: (-hit.features.definition_match, -hit.score))
