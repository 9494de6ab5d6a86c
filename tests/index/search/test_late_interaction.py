"""Late interaction: the best cosine of each query piece with the pieces of a chunk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from citewell.index.embed.encoder import unit
from citewell.index.search.late_interaction import Pieces
from citewell.index.search.quantised import Quantised


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return unit(np.random.default_rng(7).normal(size=(5, 2048)).astype(np.float32))


def written(folder: Path, by_chunk: list[NDArray[np.float32]]) -> Pieces:
    """Write each chunk in two parts, the second without a piece."""
    parts = [Quantised.fit(part) for rows in by_chunk for part in (rows, rows[:0])]
    owners = [chunk for chunk in range(len(by_chunk)) for _ in range(2)]
    Pieces.write(folder, parts, owners, [len(part.rows) for part in parts], len(by_chunk), 2048)
    return Pieces.load(folder)


def test_a_match_is_the_best_cosine(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    pieces = written(tmp_path, [vectors[:3], vectors[:0], vectors[3:]])
    query = vectors[:2]
    expected = np.stack([(query @ vectors[3:].T).max(axis=1), np.zeros(2), (query @ vectors[:3].T).max(axis=1)])
    np.testing.assert_allclose(pieces.best_matches(query, [2, 1, 0]), expected, atol=0.05)


def test_no_chunk_matches_nothing(vectors: NDArray[np.float32], tmp_path: Path) -> None:
    assert written(tmp_path, [vectors]).best_matches(vectors[:2], []).size == 0
