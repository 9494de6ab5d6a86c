"""Exact cosine over parts, each leading to its chunk; word pieces in eight bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from citewell.index.embed.encoder import unit
from citewell.index.search.dense import Dense
from citewell.index.search.late_interaction import Pieces
from citewell.index.search.quantised import Quantised


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


def written(folder: Path, by_chunk: list[NDArray[np.float32]]) -> Pieces:
    """Each chunk in two parts, the second without a piece."""
    parts = [Quantised.fit(part) for rows in by_chunk for part in (rows, rows[:0])]
    owners = [chunk for chunk in range(len(by_chunk)) for _ in range(2)]
    Pieces.write(folder, parts, owners, [len(part.rows) for part in parts], len(by_chunk), 8)
    return Pieces.load(folder)


def test_a_piece_matches_as_its_cosine(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    pieces = written(tmp_path, [vectors[:3], vectors[:0], vectors[3:]])
    query = vectors[:2]
    expected = np.stack([(query @ vectors[3:].T).max(axis=1), np.zeros(2), (query @ vectors[:3].T).max(axis=1)])
    np.testing.assert_allclose(pieces.best_matches(query, [2, 1, 0]), expected, atol=0.02)


def test_no_chunk_matches_nothing(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    assert written(tmp_path, [vectors]).best_matches(vectors[:2], []).size == 0


def test_vectors_in_eight_bits_have_nearly_their_cosines(vectors: NDArray[np.float32]) -> None:
    large = unit(np.random.default_rng(1).normal(size=(50, 384)).astype(np.float32))
    np.testing.assert_allclose(Quantised.fit(large).cosines(large), large @ large.T, atol=0.005)
    zeros = Quantised.fit(np.zeros((2, 8), np.float32))
    np.testing.assert_array_equal(zeros.cosines(vectors), 0)
