"""Exact cosine over parts, each leading to its chunk; word pieces in eight bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.dense import Dense
from index.encoder import unit
from index.pieces import Pieces


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return unit(np.random.default_rng(7).normal(size=(5, 8)).astype(np.float32))


def test_a_chunk_scores_as_its_best_part(vectors: NDArray[np.float32]) -> None:
    dense = Dense.fit(vectors, np.array([0, 0, 2, 2, 2], np.int32), 3)
    cosines = vectors @ vectors[3]
    expected = np.array([cosines[:2].max(), -1, cosines[2:].max()])
    np.testing.assert_allclose(dense.scores(vectors[3]), expected, rtol=1e-5)


def test_what_was_saved_scores_the_same(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    dense = Dense.fit(vectors, np.arange(5, dtype=np.int32), 5)
    dense.save(tmp_path)
    np.testing.assert_array_equal(Dense.load(tmp_path, 5).scores(vectors[0]), dense.scores(vectors[0]))


def test_unit_vectors_have_length_one_and_zeros_stay() -> None:
    found = unit(np.array([[3, 4], [0, 0]], np.float32))
    np.testing.assert_allclose(found, np.array([[0.6, 0.8], [0, 0]]), rtol=1e-6)


def test_a_piece_matches_as_its_cosine(vectors: NDArray[np.float32]) -> None:
    pieces = Pieces.fit([vectors[:3], vectors[:0], vectors[3:]], 8)
    query = vectors[:2]
    expected = np.stack([(query @ vectors[3:].T).max(axis=1), np.zeros(2), (query @ vectors[:3].T).max(axis=1)])
    np.testing.assert_allclose(pieces.best_matches(query, [2, 1, 0]), expected, atol=0.02)


def test_no_chunk_matches_nothing(vectors: NDArray[np.float32]) -> None:
    assert Pieces.fit([vectors], 8).best_matches(vectors[:2], []).size == 0


def test_pieces_that_were_saved_match_the_same(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    pieces = Pieces.fit([vectors[:3], vectors[3:]], 8)
    pieces.save(tmp_path)
    np.testing.assert_array_equal(Pieces.load(tmp_path).best_matches(vectors, [1]), pieces.best_matches(vectors, [1]))
