"""Pieces of one listing that nearly tie."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from citewell.assistant import answer
from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.reading_order import NEAR_TIE, in_reading_order
from citewell.index import Chunk, Span, ingest, load_index
from citewell.index.embed.encoder import Encoder
from tests.assistant.rank.features import ZEROS
from tests.conftest import WriteNotes

Defines = Literal["", "function"]


def piece(number: int, score: float, coverage: float = 0.5, *, parent: int | None = 9, defines: Defines = "") -> Hit:
    chunk = Chunk(
        number, "a.md", Span(10 * number + 1, 10 * number + 9), "code", "Q", ("Q",), "yaml", "", 9, "",
        parent=parent, defines=defines,
    )  # fmt: skip
    return Hit(chunk, replace(ZEROS, term_coverage=coverage), score)


def order(*hits: Hit) -> list[int]:
    found = in_reading_order(hits)
    assert [hit.score for hit in found] == [hit.score for hit in hits]
    return [hit.chunk.id for hit in found]


def test_near_ties_stand_in_the_order_of_the_file() -> None:
    assert order(piece(3, 1.0), piece(2, 0.9), piece(1, 1.0 - NEAR_TIE)) == [1, 2, 3]


def test_a_clear_lead_stands() -> None:
    assert order(piece(3, 2.0), piece(1, 1.9 - NEAR_TIE)) == [3, 1]


@pytest.mark.parametrize(
    "other",
    [piece(1, 1.0, 0.4), piece(1, 1.0, parent=8), piece(1, 1.0, parent=None), piece(1, 1.0, defines="function")],
    ids=["other words", "another listing", "no listing", "a definition"],
)
def test_what_differs_in_more_than_its_place_is_left(other: Hit) -> None:
    assert order(piece(3, 1.0), other) == [3, 1]


def test_what_stands_between_near_ties_keeps_its_place() -> None:
    assert order(piece(3, 1.0), piece(2, 0.9, parent=8), piece(1, 0.8)) == [1, 2, 3]


def test_of_a_long_block_of_like_entries_the_first_lines_come_first(
    notes: WriteNotes, encoder: Encoder, tmp_path: Path
) -> None:
    entries = "\n".join(f"  - host: node{n}.example.org\n    port: {9000 + n}" for n in range(80))
    ingest(
        [notes({"a.md": f"# Hosts\n\nWhere it runs:\n\n```yaml\nhosts:\n{entries}\n```\n"})], tmp_path / "i", encoder
    )
    found = answer("which hosts are there", (), load_index(tmp_path / "i"))
    assert "node0.example.org" in found.passages[0].text
