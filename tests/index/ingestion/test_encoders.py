"""The encoder of an ingestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.index import EncoderError, ingest
from citewell.index.ingestion import encoders
from citewell.index.ingestion.encoders import opened_encoder
from tests.conftest import WriteNotes

NOTES = {"a.md": "# What is a keel?\n\nThe beam along the bottom of a ship.\n"}


def test_the_published_encoder_is_used_again_without_an_export(
    notes: WriteNotes, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_dir = tmp_path / "index"
    ingest([notes(NOTES)], index_dir, str(tiny_model))

    def refuse(name: str, folder: Path) -> None:
        raise AssertionError("exported again")

    monkeypatch.setattr(encoders, "export_model", refuse)
    with opened_encoder(str(tiny_model), index_dir) as encoder:
        assert encoder.vectors(["a text"]).shape == (1, encoder.dimension)
    assert ingest([notes({"b.md": NOTES["a.md"].replace("keel", "hull")})], index_dir, str(tiny_model)).embedded > 0


def test_a_damaged_encoder_is_exported_again(notes: WriteNotes, tiny_model: Path, tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    ingest([notes(NOTES)], index_dir, str(tiny_model))
    (weights,) = index_dir.glob("*/encoder.weights")
    weights.write_bytes(b"damaged")
    with opened_encoder(str(tiny_model), index_dir) as encoder:
        assert encoder.vectors(["a text"]).shape == (1, encoder.dimension)
    assert not [*index_dir.glob("encoder-*")]


def test_a_model_that_is_not_there_leaves_nothing_behind(notes: WriteNotes, tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    with pytest.raises(EncoderError):
        ingest([notes(NOTES)], index_dir, str(tmp_path))
    assert not [path for path in index_dir.iterdir() if path.is_dir()]
