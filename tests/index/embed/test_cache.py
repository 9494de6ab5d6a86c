"""The vectors that were computed so far."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from citewell.index.embed.cache import COMMIT_TEXTS, VectorCache
from citewell.index.search.quantised import Quantised
from tests.hash_encoder import HashEncoder

TEXTS = ["a text", "def f():\n    pass", "a"]


def test_a_stored_vector_is_the_encoders(hash_encoder: HashEncoder, tmp_path: Path) -> None:
    with VectorCache(tmp_path, hash_encoder) as cache:
        cache.add(TEXTS, True, lambda count: None)
        vectors, pieces = hash_encoder.encode(TEXTS)
        np.testing.assert_array_equal(cache.vectors(TEXTS, True), vectors)
        assert cache.piece_counts(TEXTS) == [len(rows) for rows in pieces]
        for stored, rows in zip(cache.pieces(TEXTS), pieces, strict=True):
            np.testing.assert_allclose(np.diag(stored.cosines(rows)), 1, atol=0.002)


def test_vectors_outlive_the_cache_object(hash_encoder: HashEncoder, tmp_path: Path) -> None:
    with VectorCache(tmp_path, hash_encoder) as cache:
        cache.add(TEXTS, False, lambda count: None)
    with VectorCache(tmp_path, hash_encoder) as cache:
        assert (cache.missing(TEXTS, False), cache.added, cache.was_cleared) == ([], 0, False)


def test_missing_texts_are_named_once_the_shortest_first(hash_encoder: HashEncoder, tmp_path: Path) -> None:
    with VectorCache(tmp_path, hash_encoder) as cache:
        cache.add(["a text"], True, lambda count: None)
        assert cache.missing([*TEXTS, *TEXTS], True) == ["a", "def f():\n    pass"]
        assert cache.missing(["a text"], False) == ["a text"]  # its word pieces are stored with another vector


def test_another_encoder_clears_the_cache(hash_encoder: HashEncoder, tmp_path: Path) -> None:
    with VectorCache(tmp_path, hash_encoder) as cache:
        cache.add(TEXTS, False, lambda count: None)
        assert not cache.was_cleared
    with VectorCache(tmp_path, HashEncoder(seed=1)) as cache:
        assert cache.was_cleared
        assert cache.missing(TEXTS, False) == ["a", "a text", "def f():\n    pass"]


def test_every_commit_is_reported(hash_encoder: HashEncoder, tmp_path: Path) -> None:
    counts: list[int] = []
    with VectorCache(tmp_path, hash_encoder) as cache:
        cache.add([f"text {n}" for n in range(COMMIT_TEXTS + 3)], False, counts.append)
    assert counts == [COMMIT_TEXTS, 3]


def test_quantised_vectors_are_read_in_order(hash_encoder: HashEncoder, tmp_path: Path) -> None:
    texts = [f"text {n}" for n in range(COMMIT_TEXTS + 3)]
    with VectorCache(tmp_path, hash_encoder) as cache:
        cache.add(texts, False, lambda count: None)
        stored = cache.quantised(texts)
    exact = Quantised.fit(hash_encoder.vectors(texts))
    np.testing.assert_array_equal(stored.rows, exact.rows)
    np.testing.assert_array_equal(stored.scales, exact.scales)


def test_texts_that_are_not_needed_are_deleted(hash_encoder: HashEncoder, tmp_path: Path) -> None:
    with VectorCache(tmp_path, hash_encoder) as cache:
        cache.add(TEXTS, True, lambda count: None)
        cache.add(TEXTS, False, lambda count: None)
        cache.keep_only(["a"], ["a text"])
        assert sorted(cache.missing(TEXTS, True)) == ["a text", "def f():\n    pass"]
        assert sorted(cache.missing(TEXTS, False)) == ["a", "def f():\n    pass"]
