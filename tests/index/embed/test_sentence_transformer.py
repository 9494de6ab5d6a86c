"""The encoder at ingestion."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from citewell.index import EncoderError
from citewell.index.embed import sentence_transformer
from citewell.index.embed.encoder import Encoder
from citewell.index.embed.sentence_transformer import SentenceTransformerEncoder, default_model


def test_batches_come_back_in_the_order_of_the_texts(encoder: Encoder) -> None:
    texts = [f"{'word ' * (n % 7)}number {n}" for n in range(40)]
    together, _ = encoder.encode(texts)
    for n in (0, 17, 39):
        alone, _ = encoder.encode([texts[n]])
        assert float(together[n] @ alone[0]) >= 0.9999


def test_word_pieces_are_counted_beyond_what_the_model_reads(encoder: Encoder) -> None:
    assert encoder.count_pieces("word " * 5000) == 5000


def test_the_default_is_the_official_model(encoder: Encoder) -> None:
    assert (encoder.name, encoder.dimension, encoder.max_pieces) == ("all-MiniLM-L6-v2", 384, 256)
    assert (default_model() / "model.safetensors").is_file()


def test_weights_that_are_not_the_official_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_transformer, "DEFAULT_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match="is not the official file") as raised:
        default_model()
    assert "\n" not in str(raised.value)


def test_a_folder_that_holds_no_model_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no sentence-transformers model at") as raised:
        SentenceTransformerEncoder(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_a_model_can_be_named_by_its_path(encoder: Encoder) -> None:
    by_path = SentenceTransformerEncoder(str(default_model()))
    one, _ = by_path.encode(["a text"])
    other, _ = encoder.encode(["a text"])
    np.testing.assert_allclose(one, other, atol=1e-6)
    assert by_path.fingerprint == encoder.fingerprint


def test_another_model_has_another_fingerprint(encoder: Encoder, tiny_model: Path) -> None:
    assert SentenceTransformerEncoder(str(tiny_model)).fingerprint != encoder.fingerprint
