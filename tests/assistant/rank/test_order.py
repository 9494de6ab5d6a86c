"""Hits are ordered by how exactly they are named, then by score."""

from __future__ import annotations

from dataclasses import replace

from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.order import rank
from citewell.assistant.rank.weights import Weights
from tests.assistant.rank.features import ZEROS
from tests.assistant.rank.tiny import CHUNKS

WEIGHTS = Weights({"bm25_body": 2.0, "excess_length": -1.0}, {}, 0.0, 0.0, 0.0)


def hit(number: int, **features: float) -> Hit:
    return Hit(CHUNKS[number], replace(ZEROS, **features))


def test_the_score_is_the_weighted_sum() -> None:
    (found,) = rank([hit(0, bm25_body=3.0, excess_length=0.5, line_cosine=9.0)], WEIGHTS)
    assert found.score == 2.0 * 3.0 - 0.5


def test_the_best_score_comes_first_and_equals_keep_their_order() -> None:
    hits = [hit(0, bm25_body=1.0), hit(1, bm25_body=2.0), hit(2, bm25_body=1.0)]
    assert [found.chunk.id for found in rank(hits, WEIGHTS)] == [1, 0, 2]


def test_a_definition_named_by_the_query_comes_before_any_score() -> None:
    hits = [hit(0, bm25_body=9.0), hit(1, definition_match=2.0), hit(2, definition_match=3.0)]
    assert [found.chunk.id for found in rank(hits, WEIGHTS)] == [2, 1, 0]
