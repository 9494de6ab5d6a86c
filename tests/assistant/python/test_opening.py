"""Opening an index, or notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant.python.opening import cached_index_dir, open_index
from citewell.index import CorpusError, IndexMissing
from tests.hash_encoder import HashEncoder


def test_notes_are_ingested_where_they_changed(
    hash_encoder: HashEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "a.md"
    file.write_text("# What is a hull?\n\nA body.\n")
    first = open_index(file, hash_encoder)
    assert first.index_dir == cached_index_dir(file)
    assert open_index(file, hash_encoder).generation_dir == first.generation_dir
    file.write_text("# What is a mast?\n\nA spar.\n")
    assert [question.title for question in open_index(file, hash_encoder).questions] == ["What is a mast?"]
    assert open_index(first.index_dir).questions


def test_what_is_not_there_is_said(hash_encoder: HashEncoder, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        open_index(tmp_path / "nowhere")
    with pytest.raises(CorpusError):
        open_index(tmp_path, hash_encoder)
