"""Records that are written are read back the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.index import Chunk, Span
from citewell.index.store.records import read_chunks_file, write_records


@pytest.mark.parametrize("header", [None, Span(1, 2)], ids=["without a header", "with a header"])
def test_chunks_are_read_as_they_were_written(tmp_path: Path, header: Span | None) -> None:
    chunk = Chunk(0, "a.md", Span(3, 9), "table", "A", ("A", "B"), "", "", 5, "f00", 1, above=("C",), header=header)
    write_records(tmp_path / "chunks.jsonl", [chunk])
    assert read_chunks_file(tmp_path / "chunks.jsonl") == [chunk]
