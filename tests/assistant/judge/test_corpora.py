"""Judged corpora, named by their folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant.judge.corpora import index_of
from citewell.index import CorpusError, load_index
from tests.conftest import Ingest


def test_an_index_is_taken_as_it_is(ingested: Ingest) -> None:
    index_dir = ingested({"a.md": "# What is a keel?\n\nA beam.\n"})
    assert [chunk.sha256 for chunk in index_of(index_dir).chunks] == [
        chunk.sha256 for chunk in load_index(index_dir).chunks
    ]


def test_what_is_no_folder_is_refused_with_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="name one of notes, or an index"):
        index_of(tmp_path / "missing")
