"""The width and height of a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.commands.program import start
from tests.assistant.commands.terminal import printed
from tests.conftest import Ingest

NOTES = f"# Q1: What is a hull?\n\n{'The body of a ship, without the rig. ' * 4}\n"


@pytest.fixture
def ships(ingested: Ingest) -> Path:
    return ingested({"a.md": NOTES, "long.md": "# Q2: What is long?\n\n" + "A line.\n" * 90})


@pytest.mark.parametrize("columns", [40, 100])
def test_lines_are_folded_to_the_width_of_a_terminal(ships: Path, columns: int) -> None:
    lines = printed("ask", "what is a hull", "--index", ships, columns=columns)
    assert max(len(line) for line in lines) in range(columns - 20, columns + 1)


def test_lines_stay_whole_in_a_pipe(ships: Path) -> None:
    assert f"3  {NOTES.splitlines()[2]}" in start("show", "Q1", "--index", ships).stdout.splitlines()


def test_colours_are_for_terminals_unless_they_are_unwanted(ships: Path) -> None:
    assert "\x1b[" in printed("show", "Q1", "--index", ships, NO_COLOR="")[0]
    assert "\x1b[" not in printed("show", "Q1", "--index", ships)[0]


def test_only_what_is_longer_than_the_terminal_is_paged(ships: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho paged; head -1\n")
    pager.chmod(0o755)
    assert printed("show", "Q1", "--index", ships, PAGER=str(pager))[0] == "a.md:1-3"
    assert printed("show", "Q2", "--index", ships, PAGER=str(pager)) == ["paged", "long.md:1-92"]
    assert start("show", "Q2", "--index", ships).stdout.startswith("long.md:1-92")
