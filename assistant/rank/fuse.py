"""Fuse rankings by rank alone, so that scores of different kinds need no common scale."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

K = 60
"""The paper's constant: it keeps the first places of a single ranking from dominating."""

Item = TypeVar("Item", bound=Hashable)


def reciprocal_rank_fusion(rankings: Sequence[Sequence[Item]], k: int = K) -> list[tuple[Item, float]]:
    """Return each item with the sum of 1 / (k + rank) over the rankings that have it, best first.

    Items of equal score keep the order in which they were first seen. Cormack, Clarke and Buettcher, "Reciprocal Rank
    Fusion outperforms Condorcet and individual Rank Learning Methods", 2009.
    """
    scores: dict[Item, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, 1):
            scores[item] = scores.get(item, 0.0) + 1 / (k + rank)
    return sorted(scores.items(), key=lambda pair: -pair[1])
