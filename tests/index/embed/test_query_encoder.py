"""The encoder at question time: the same vectors as at ingestion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from citewell.index import Index
from citewell.index.embed.encoder import DEFAULT_ENCODER, Encoder, unit
from citewell.index.embed.query_encoder import QueryEncoder
from citewell.index.embed.sentence_transformer import load_model
from tests.hash_encoder import HashEncoder


@pytest.fixture(scope="module")
def sample(index: Index) -> list[str]:
    """Sixty texts from all over the corpus."""
    return [index.text(chunk) for chunk in index.chunks[:: len(index.chunks) // 60]][:60]


@pytest.fixture(scope="module")
def model() -> Any:
    """The default model as sentence-transformers runs it, on torch."""
    return load_model(DEFAULT_ENCODER)


def test_texts_and_queries_are_encoded_as_sentence_transformers_does(
    index: Index, encoder: Encoder, model: Any, sample: list[str]
) -> None:
    assert len(sample) == 60
    theirs = np.asarray(model.encode(sample, normalize_embeddings=True))
    ours = encoder.vectors(sample)
    np.testing.assert_allclose(np.stack([index.encode(text).vector for text in sample]), ours, atol=1e-3)
    assert (ours * theirs).sum(axis=1).min() > 0.97  # the exported weights have 8 bits


def test_word_pieces_have_the_vectors_that_sentence_transformers_gives_them(
    index: Index, encoder: Encoder, model: Any, sample: list[str]
) -> None:
    """Ingestion keeps only those with a letter or digit."""
    for text in sample[::10]:
        theirs = unit(model.encode(text, output_value="token_embeddings").numpy())[1:-1]
        ours = index.encode(text)
        assert (ours.pieces * theirs).sum(axis=1).mean() > 0.97
        is_word = [any(map(str.isalnum, token)) and token != "[UNK]" for token in ours.tokens]
        _, (kept,) = encoder.encode([text])
        np.testing.assert_allclose(kept, ours.pieces[is_word], atol=1e-3)


def test_vectors_have_length_one(index: Index) -> None:
    encoded = index.encode("what is the GIL")
    assert encoded.vector.shape == (384,)
    assert np.linalg.norm(encoded.vector) == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(np.linalg.norm(encoded.pieces, axis=1), 1, atol=1e-5)
    assert encoded.tokens == ["what", "is", "the", "gil"]


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\U0001f600", "word " * 5000], ids=["empty", "blank", "nul", "emoji", "long"]
)
def test_any_text_is_encoded(index: Index, text: str) -> None:
    encoded = index.encode(text)
    assert np.isfinite(encoded.vector).all()
    assert np.isfinite(encoded.pieces).all()
    assert len(encoded.pieces) == len(encoded.tokens) <= 254


@pytest.mark.parametrize("name", ["encoder", "hash_encoder"])
def test_it_returns_what_the_exporting_encoder_does(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    encoder: Encoder = request.getfixturevalue(name)
    encoder.export(tmp_path)
    exported = QueryEncoder(tmp_path, encoder.max_pieces)
    vectors, (pieces,) = encoder.encode(["a text"])
    found = exported.encode("a text")
    assert float(found.vector @ vectors[0]) >= 0.999
    np.testing.assert_allclose(found.pieces, pieces, atol=1e-3)


def test_the_test_encoder_is_an_encoder(hash_encoder: HashEncoder) -> None:
    """Texts that share words are near to each other."""
    near, other = hash_encoder.vectors(["the keel of a ship", "zoom quick fix"]) @ hash_encoder.vectors(["keel"]).T
    assert near > other
