"""The encoder at ingestion."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from citewell.index import EncoderError
from citewell.index.embed import sentence_transformer
from citewell.index.embed.encoder import Encoder
from citewell.index.embed.exported_encoder import ExportedEncoder
from citewell.index.embed.sentence_transformer import default_model, export_model, fingerprint_of


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
        export_model(str(tmp_path), tmp_path)
    assert "\n" not in str(raised.value)


def test_a_model_can_be_named_by_its_path(encoder: Encoder, tmp_path: Path) -> None:
    by_path = ExportedEncoder(tmp_path, export_model(str(default_model()), tmp_path))
    np.testing.assert_allclose(by_path.vectors(["a text"]), encoder.vectors(["a text"]), atol=1e-6)
    assert by_path.fingerprint == encoder.fingerprint == fingerprint_of(str(default_model()))


def test_a_fingerprint_depends_on_every_file_of_a_model(encoder: Encoder, tiny_model: Path, tmp_path: Path) -> None:
    assert len({encoder.fingerprint, fingerprint_of(str(tiny_model))}) == 2
    copied = shutil.copytree(tiny_model, tmp_path / "model")
    assert fingerprint_of(str(copied)) == fingerprint_of(str(tiny_model))
    with (copied / "config.json").open("a", encoding="utf-8") as file:
        file.write(" ")
    assert fingerprint_of(str(copied)) != fingerprint_of(str(tiny_model))


def test_a_model_that_is_in_no_folder_has_a_fingerprint_only_once_it_is_loaded() -> None:
    assert fingerprint_of("some/model-on-a-hub") == ""
