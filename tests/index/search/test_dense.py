"""Cosines over the parts of chunks, and the nearest chunks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from citewell.index.embed.encoder import unit
from citewell.index.search import dense
from citewell.index.search.dense import Dense

EVERY = np.ones(5, bool)


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return unit(np.random.default_rng(7).normal(size=(5, 8)).astype(np.float32))


def test_a_chunk_scores_as_its_best_part(vectors: NDArray[np.float32]) -> None:
    fitted = Dense.fit(vectors, np.array([0, 0, 2, 2, 2], np.int32), 3)
    cosines = vectors @ vectors[3]
    expected = np.array([cosines[:2].max(), -1, cosines[2:].max()])
    np.testing.assert_allclose(fitted.cosines(vectors[3], [0, 1, 2]), expected, rtol=1e-5)


def test_the_mean_is_that_of_all_vectors(vectors: NDArray[np.float32]) -> None:
    fitted = Dense.fit(vectors, np.array([0, 0, 2, 2, 2], np.int32), 3)
    np.testing.assert_allclose(fitted.mean(), vectors.mean(axis=0), rtol=1e-5)


def test_saved_vectors_score_the_same(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    fitted = Dense.fit(vectors, np.arange(5, dtype=np.int32), 5)
    fitted.save(tmp_path)
    loaded = Dense.load(tmp_path, 5)
    np.testing.assert_array_equal(loaded.cosines(vectors[0], range(5)), fitted.cosines(vectors[0], range(5)))
    assert loaded.nearest(vectors[0], EVERY, 5) == fitted.nearest(vectors[0], EVERY, 5)


def test_the_nearest_are_those_of_the_best_parts_in_order(vectors: NDArray[np.float32]) -> None:
    fitted = Dense.fit(np.concatenate([vectors, vectors[:1]]), np.array([0, 1, 2, 3, 4, 4], np.int32), 5)
    cosines = vectors @ vectors[0]
    expected = sorted((chunk for chunk in range(4) if cosines[chunk] > 0), key=lambda chunk: -cosines[chunk])
    assert set(fitted.nearest(vectors[0], EVERY, 2)) == {0, 4}
    assert [chunk for chunk in fitted.nearest(vectors[0], EVERY, 5) if chunk != 4] == expected
    assert fitted.nearest(vectors[0], np.array([False, False, False, False, True]), 5) == [4]
    assert fitted.nearest(vectors[0], ~EVERY, 5) == []


def test_fewer_chunks_than_are_asked_for_are_all_returned() -> None:
    same = Dense.fit(np.eye(8, dtype=np.float32)[[0] * 6], np.array([0, 0, 0, 1, 1, 1], np.int32), 2)
    assert sorted(same.nearest(np.eye(8, dtype=np.float32)[0], np.ones(2, bool), 5)) == [0, 1]


def test_without_a_vector_nothing_is_near() -> None:
    empty = Dense.fit(np.zeros((0, 8), np.float32), np.zeros(0, np.int32), 2)
    query = np.eye(8, dtype=np.float32)[0]
    assert empty.nearest(query, np.ones(2, bool), 5) == []
    assert empty.cosines(query, [0, 1]).tolist() == [-1, -1]
    assert empty.mean().tolist() == [0] * 8


def test_of_many_vectors_most_of_the_nearest_are_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Beyond `MAX_EXACT` vectors lists are searched; what is found keeps its exact cosine."""
    monkeypatch.setattr(dense, "MAX_EXACT", 1000)
    random = np.random.default_rng(3)
    topics = unit(random.normal(size=(40, 16)).astype(np.float32))
    many = unit(topics[random.integers(0, 40, 6000)] + 0.2 * random.normal(size=(6000, 16)).astype(np.float32))
    Dense.fit(many, np.arange(6000, dtype=np.int32), 6000).save(tmp_path)
    listed = Dense.load(tmp_path, 6000)
    query = unit(topics[:1] + 0.1)[0]
    exact = np.argsort(-(many @ query))[:100]
    found = listed.nearest(query, np.ones(6000, bool), 100)
    assert len({*found} & {*exact.tolist()}) >= 90
    np.testing.assert_allclose(listed.cosines(query, found), many[found] @ query, atol=1e-5)
    odd = np.arange(6000) % 2 == 1
    assert all(chunk % 2 for chunk in listed.nearest(query, odd, 100))


def test_unit_vectors_have_length_one_and_zeros_stay() -> None:
    found = unit(np.array([[3, 4], [0, 0]], np.float32))
    np.testing.assert_allclose(found, np.array([[0.6, 0.8], [0, 0]]), rtol=1e-6)
