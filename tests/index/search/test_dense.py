"""Exact cosines over the parts of chunks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from citewell.index.embed.encoder import unit
from citewell.index.search.dense import Dense


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return unit(np.random.default_rng(7).normal(size=(5, 8)).astype(np.float32))


def test_a_chunk_scores_as_its_best_part(vectors: NDArray[np.float32]) -> None:
    dense = Dense.fit(vectors, np.array([0, 0, 2, 2, 2], np.int32), 3)
    cosines = vectors @ vectors[3]
    expected = np.array([cosines[:2].max(), -1, cosines[2:].max()])
    np.testing.assert_allclose(dense.scores(vectors[3]), expected, rtol=1e-5)


def test_the_mean_is_that_of_all_vectors(vectors: NDArray[np.float32]) -> None:
    dense = Dense.fit(vectors, np.array([0, 0, 2, 2, 2], np.int32), 3)
    np.testing.assert_allclose(dense.mean(), vectors.mean(axis=0), rtol=1e-5)


def test_saved_vectors_score_the_same(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    dense = Dense.fit(vectors, np.arange(5, dtype=np.int32), 5)
    dense.save(tmp_path)
    np.testing.assert_array_equal(Dense.load(tmp_path, 5).scores(vectors[0]), dense.scores(vectors[0]))


def test_unit_vectors_have_length_one_and_zeros_stay() -> None:
    found = unit(np.array([[3, 4], [0, 0]], np.float32))
    np.testing.assert_allclose(found, np.array([[0.6, 0.8], [0, 0]]), rtol=1e-6)
