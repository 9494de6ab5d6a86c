"""Unit vectors in eight bits per number."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from citewell.index.embed.encoder import unit
from citewell.index.search.quantised import Quantised, joined


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return unit(np.random.default_rng(1).normal(size=(50, 384)).astype(np.float32))


def test_cosines_differ_by_little(vectors: NDArray[np.float32]) -> None:
    np.testing.assert_allclose(Quantised.fit(vectors).cosines(vectors), vectors @ vectors.T, atol=0.005)


def test_rows_of_zeros_stay_zero(vectors: NDArray[np.float32]) -> None:
    zeros = Quantised.fit(np.zeros((2, 384), np.float32))
    np.testing.assert_array_equal(zeros.cosines(vectors), 0)


def test_saved_and_joined_rows_are_the_same(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    whole = Quantised.fit(vectors)
    whole.save(tmp_path)
    loaded = Quantised.load(tmp_path)
    again = joined([loaded.take(slice(0, 20)), loaded.take(np.arange(50) >= 20)])
    np.testing.assert_array_equal(again.rows, whole.rows)
    np.testing.assert_array_equal(again.scales, whole.scales)
