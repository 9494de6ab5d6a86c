"""Merge rankings by rank alone, so that scores of different kinds need no common scale."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

K = 60  # as in the paper; it keeps one ranking's first places from deciding alone

Item = TypeVar("Item", bound=Hashable)


def reciprocal_rank_fusion(runs: Sequence[Sequence[Item]], k: int = K) -> list[tuple[Item, float]]:
    """Sum 1 / (k + rank) over the rankings that hold an item; best first, ties in the order they were first seen.

    Cormack, Clarke and Buettcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
    Methods", 2009.
    """
    scores: dict[Item, float] = {}
    for run in runs:
        for rank, item in enumerate(run, 1):
            scores[item] = scores.get(item, 0.0) + 1 / (k + rank)
    return sorted(scores.items(), key=lambda pair: -pair[1])
