"""Reciprocal rank fusion, its formula written out."""

from __future__ import annotations

import pytest

from citewell.assistant.rank.fuse import reciprocal_rank_fusion

CASES: list[tuple[str, list[list[str]], list[tuple[str, float]]]] = [
    ("nothing", [], []),
    ("rankings of nothing", [[], []], []),
    ("one ranking keeps its order", [["a", "b"]], [("a", 1 / 61), ("b", 1 / 62)]),
    ("items in both come first", [["a", "b"], ["b", "c"]], [("b", 1 / 62 + 1 / 61), ("a", 1 / 61), ("c", 1 / 62)]),
    (
        "equal items keep the order in which they were seen",
        [["a", "b"], ["b", "a"]],
        [("a", 1 / 61 + 1 / 62), ("b", 1 / 62 + 1 / 61)],
    ),
]


@pytest.mark.parametrize(("runs", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_item_scores_the_sum_of_its_reciprocal_ranks(
    runs: list[list[str]], expected: list[tuple[str, float]]
) -> None:
    found = reciprocal_rank_fusion(runs)
    assert [item for item, _ in found] == [item for item, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected])


def test_with_a_smaller_k_first_places_weigh_more() -> None:
    assert reciprocal_rank_fusion([["a", "b"]], k=1) == [("a", 1 / 2), ("b", 1 / 3)]
