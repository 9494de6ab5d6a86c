"""Passages as `path:line:text`."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant import answer
from citewell.assistant.terminal.locations import format_locations
from citewell.index import load_index
from tests.conftest import Ingest

NOTES = "# Q1: What is a hull?\n\nThe body of a ship.\n"


def test_a_path_is_absolute_or_below_the_current_folder(
    ingested: Ingest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = load_index(ingested({"sub/a.md": NOTES}))
    found = answer("what is a hull", [], index).passages
    assert format_locations(found, index) == f"{tmp_path}/notes/sub/a.md:1:Q1: What is a hull?"
    monkeypatch.chdir(tmp_path / "notes")
    assert format_locations(found, index) == "sub/a.md:1:Q1: What is a hull?"


def test_control_characters_of_a_name_are_replaced(ingested: Ingest) -> None:
    index = load_index(ingested({"a\x1b[31m\nb.md": NOTES}))
    printed = format_locations(answer("what is a hull", [], index).passages, index)
    assert "a�[31m�b.md:1:" in printed
    assert len(printed.splitlines()) == 1
