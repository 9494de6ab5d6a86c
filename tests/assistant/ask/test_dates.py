"""Dates of documents."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from citewell.assistant.ask.dates import document_date, parse_date
from citewell.index import load_index
from tests.conftest import Ingest, WriteNotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        (" 2026-1-5 ", date(2026, 1, 5)),
        ("2026-01-31T08:30:00+01:00", date(2026, 1, 31)),
        ("2026-01-31 08:30", date(2026, 1, 31)),
        ("2026-02", date(2026, 2, 1)),
        ("2026", date(2026, 1, 1)),
        ("2026/01/31 08:30:00", date(2026, 1, 31)),
        ("2026.1.5", date(2026, 1, 5)),
        ("2026-01/31", None),
        ("2026-02-30", None),
        ("2026-13", None),
        ("31.01.2026", None),
        ("20260131", None),
        ("monday", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_iso_8601(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("date: 2025-03-01", date(2025, 3, 1)),
        ("date: 2025-03-01\nupdated: 2026-02-02T10:00:00", date(2026, 2, 2)),
        ("updated: soon\ncreated: 2024-12-24", date(2024, 12, 24)),
        ("title: Rope", date(2020, 5, 17)),
    ],
)
def test_front_matter_gives_the_date_and_else_the_file(
    ingested: Ingest, notes: WriteNotes, fields: str, expected: date
) -> None:
    text = f"---\n{fields}\n---\n\n# What is a knot?\n\nA loop.\n"
    file: Path = notes({"a.md": text}) / "a.md"
    os.utime(file, (1589716800, 1589716800))  # noon of 17 May 2020
    index = load_index(ingested({}))
    assert document_date(index.documents["a.md"], index) == expected


NAMES = {
    "2026-03-04.md": date(2026, 3, 4),
    "2026-03-05-welcome.md": date(2026, 3, 5),
    "journals/2026_03_06.md": date(2026, 3, 6),
    "202603071830 Knots.md": date(2026, 3, 7),
    "20260308.md": date(2026, 3, 8),
    "2026-13-04.md": date(2020, 5, 17),
    "20261399.md": date(2020, 5, 17),
    "123202603041.md": date(2020, 5, 17),
}


def test_the_name_gives_the_date_where_front_matter_does_not(ingested: Ingest, notes: WriteNotes) -> None:
    """Quorafind/Obsidian-Daily-Notes-Editor#60, lukasbach/obsidian-file-order#36."""
    folder = notes(dict.fromkeys(NAMES, "# What is a knot?\n\nA loop.\n"))
    for name in NAMES:
        os.utime(folder / name, (1589716800, 1589716800))
    index = load_index(ingested({}))
    assert {name: document_date(document, index) for name, document in index.documents.items()} == NAMES
