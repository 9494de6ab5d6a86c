"""Unit vectors in two bits per number."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from citewell.index.embed.encoder import unit
from citewell.index.search.quantised import Quantised, bytes_of, joined


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return unit(np.random.default_rng(1).normal(size=(50, 384)).astype(np.float32))


def test_the_cosine_of_a_vector_with_itself_is_one_and_others_differ_by_little(vectors: NDArray[np.float32]) -> None:
    found, exact = Quantised.fit(vectors).cosines(vectors), vectors @ vectors.T
    np.testing.assert_allclose(np.diag(found), 1, atol=0.002)
    assert np.abs(found - exact).max() < 0.08
    assert (found - exact).std() < 0.02


@pytest.mark.parametrize("dimension", [1, 7, 384])
def test_vectors_of_any_dimension_take_a_quarter_of_a_byte_per_number(dimension: int) -> None:
    vectors = unit(np.random.default_rng(1).normal(size=(5, dimension)).astype(np.float32))
    stored = Quantised.fit(vectors)
    assert stored.rows.shape == (5, bytes_of(dimension))
    assert stored.rows.shape[1] == (dimension + 3) // 4
    np.testing.assert_allclose(np.diag(stored.cosines(vectors)), 1, atol=0.002)


def test_rows_of_zeros_stay_zero(vectors: NDArray[np.float32]) -> None:
    zeros = Quantised.fit(np.zeros((2, 384), np.float32))
    np.testing.assert_array_equal(zeros.cosines(vectors), 0)


def test_saved_and_joined_rows_are_the_same(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    whole = Quantised.fit(vectors)
    whole.save(tmp_path)
    loaded = Quantised.load(tmp_path)
    again = joined([loaded.take(slice(0, 20)), loaded.take(np.arange(20, 50))])
    np.testing.assert_array_equal(again.rows, whole.rows)
    np.testing.assert_array_equal(again.scales, whole.scales)
