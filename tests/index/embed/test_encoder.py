"""The encoder at ingestion and at question time: the same weights, the same vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from citewell.index import EncoderError, Index
from citewell.index.embed import encoder as encoder_module
from citewell.index.embed.encoder import Encoder, default_model
from citewell.index.embed.query_encoder import QueryEncoder


@pytest.fixture(scope="module")
def sample(index: Index) -> list[str]:
    """Sixty of the corpus's own texts, from all over it."""
    return [index.text(chunk) for chunk in index.chunks[:: len(index.chunks) // 60]][:60]


def test_a_query_is_encoded_as_sentence_transformers_does(index: Index, encoder: Encoder, sample: list[str]) -> None:
    assert len(sample) == 60
    theirs = np.asarray(encoder.model.encode(sample, normalize_embeddings=True))
    ours = np.stack([index.encode(text).vector for text in sample])
    assert (ours * theirs).sum(axis=1).min() >= 0.999


def test_ingestion_and_query_agree_on_word_pieces(index: Index, encoder: Encoder, sample: list[str]) -> None:
    for text in sample[::10]:
        _, (theirs,) = encoder.encode([text])
        ours = index.encode(text).pieces
        speaks = encoder.speaks[encoder.tokenizer.encode(text, truncation=True, max_length=256)[1:-1]]
        assert (ours[speaks] * theirs).sum(axis=1).min() >= 0.999  # what is only signs is not kept at ingestion


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


def test_batches_come_back_in_the_order_of_the_texts(encoder: Encoder) -> None:
    texts = [f"{'word ' * (n % 7)}number {n}" for n in range(40)]
    together, _ = encoder.encode(texts)
    for n in (0, 17, 39):
        alone, _ = encoder.encode([texts[n]])
        assert float(together[n] @ alone[0]) >= 0.9999


def test_the_default_is_the_official_model(encoder: Encoder) -> None:
    assert (encoder.dimension, encoder.max_pieces) == (384, 256)
    assert (default_model() / "model.safetensors").is_file()


def test_weights_that_are_not_the_official_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_module, "DEFAULT_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match="is not the official file") as raised:
        default_model()
    assert "\n" not in str(raised.value)


def test_a_folder_that_holds_no_model_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no sentence-transformers model at") as raised:
        Encoder(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_a_model_can_be_named_by_its_path(encoder: Encoder) -> None:
    by_path = Encoder(str(default_model()))
    one, _ = by_path.encode(["a text"])
    other, _ = encoder.encode(["a text"])
    np.testing.assert_allclose(one, other, atol=1e-6)


def test_the_query_encoder_reads_what_was_exported(encoder: Encoder, tmp_path: Path) -> None:
    encoder.export(tmp_path)
    exported = QueryEncoder(tmp_path, encoder.max_pieces)
    vectors, _ = encoder.encode(["a text"])
    assert float(exported.encode("a text").vector @ vectors[0]) >= 0.999
