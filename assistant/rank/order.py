"""Order the candidates: what is asked for by its exact name first, then by a weighted sum of the evidence."""

from __future__ import annotations

from citewell.assistant.rank.weights import Ranker
from citewell.assistant.types import Hit


def rank(hits: list[Hit], ranker: Ranker) -> list[Hit]:
    """Score the hits and sort them, best first; ties stay in the order of the fused ranking."""
    for hit in hits:
        hit.score = sum(weight * hit.features[name] for name, weight in ranker.rank.items())
    return sorted(hits, key=lambda hit: (-hit.features["exact"], -hit.score))
