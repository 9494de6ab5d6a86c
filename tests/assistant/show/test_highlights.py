"""The highlighted lines of a passage."""

from __future__ import annotations

from pathlib import Path

from citewell.assistant.show.compose import displayed_chunk
from citewell.assistant.show.highlights import highlights
from citewell.index import Index, Span, ingest, load_index
from citewell.index.embed.encoder import Encoder
from tests.conftest import Ingest, WriteNotes


def test_a_chunk_shown_inside_another_is_highlighted(index: Index) -> None:
    query = index.encode("how do I cache")
    for piece in index.chunks:
        shown = displayed_chunk(piece, index, index.searchable)
        if piece.searchable and shown is not piece:
            assert highlights(query, shown, piece, index) == [piece.span]
            return
    raise AssertionError("no chunk is shown inside another")


def test_the_lines_nearest_to_the_query_are_highlighted(notes: WriteNotes, encoder: Encoder, tmp_path: Path) -> None:
    filler = "\n".join(f"filler number {n}" for n in range(10))
    folder = notes({"a.md": f"# Q1: A\n\n{filler}\nboil the kettle slowly\n{filler}\n"})
    ingest([folder], tmp_path / "index", encoder)
    index = load_index(tmp_path / "index")
    (chunk,) = [c for c in index.chunks if c.searchable]
    query = index.encode("how do I heat water")
    assert highlights(query, chunk, chunk, index) == [Span(13, 13)]


def test_a_passage_of_three_lines_has_no_highlights(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": "# Q1: A\n\nboil the kettle slowly\n"}))
    (chunk,) = [c for c in index.chunks if c.searchable]
    assert highlights(index.encode("how do I heat water"), chunk, chunk, index) == []
