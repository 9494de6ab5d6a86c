"""`citewell show`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.assistant.commands.program import run
from tests.conftest import Ingest

BOATS = "# Q1: What is a hull?\n\nThe body of a ship.\n\n# Q12: How is a hull coated?\n\n```python\ncoat(hull)\n```\n"
RIGS = "# 3. What is a mast?\n\nIt holds the sails.\n\n# 12) What is a boom?\n\nIt holds the foot of the sail.\n"


@pytest.fixture
def boats(ingested: Ingest) -> Path:
    return ingested({"sub/boats.md": BOATS, "rigs.md": RIGS, "other/rigs.md": "# Rigs\n\nOf ships.\n"})


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("sub/boats.md:3", "sub/boats.md:3-3\n3  The body of a ship.\n"),
        ("boats.md:3", "sub/boats.md:3-3\n3  The body of a ship.\n"),
        ("rigs.md:1-3", "rigs.md:1-3\n1  # 3. What is a mast?\n2  \n3  It holds the sails.\n"),
        ("Q1", "sub/boats.md:1-3\n1  # Q1: What is a hull?\n2  \n3  The body of a ship.\n"),
        ("question 3", "rigs.md:1-3\n1  # 3. What is a mast?\n2  \n3  It holds the sails.\n"),
        ("3", "rigs.md:1-3\n1  # 3. What is a mast?\n2  \n3  It holds the sails.\n"),
    ],
)
def test_text_is_the_lines_with_their_numbers(boats: Path, place: str, shown: str) -> None:
    result = run("show", place, "--index", boats)
    assert (result.exit_code, result.stdout) == (0, shown)


def test_a_file_on_disk_is_its_source(boats: Path, tmp_path: Path) -> None:
    shown = run("show", f"{tmp_path}/notes/sub/boats.md:3", "--index", boats).stdout
    assert shown.startswith("sub/boats.md:3-3\n")


def test_json_has_the_lines_and_their_language(boats: Path) -> None:
    shown = json.loads(run("show", "sub/boats.md:8", "--json", "--index", boats).stdout)
    assert shown == {
        "source": "sub/boats.md",
        "start_line": 8,
        "end_line": 8,
        "language": "python",
        "text": "coat(hull)",
    }


def test_a_file_that_has_changed_says_so(boats: Path, tmp_path: Path) -> None:
    (tmp_path / "notes" / "rigs.md").write_text("gone")
    assert "this file has changed since it was ingested" in run("show", "Q3", "--index", boats).stdout


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("hull", "is not a citation; write it like notes.md:12-20"),
        ("Q99", "the notes have no question 'Q99'; to list the questions, run: citewell questions"),
        ("Q12", "several questions have the number 'Q12'; name one of: rigs.md:5-7, sub/boats.md:5-9"),
        ("boat.md:3", "the index has no source 'boat.md'; did you mean 'sub/boats.md'?"),
        ("nowhere.md:3", "the index has no source 'nowhere.md'"),
        ("rigs.md:8-9", "rigs.md has lines 1 to 7, not 8-9"),
    ],
)
def test_a_place_that_is_not_in_the_index_is_a_usage_error(boats: Path, place: str, message: str) -> None:
    result = run("show", place, "--index", boats)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
