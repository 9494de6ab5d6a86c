"""`citewell study`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citewell.assistant.commands.cli import main
from citewell.assistant.study.progress import Progress
from tests.assistant.commands.program import run, start
from tests.conftest import Ingest

LONG = "\n".join(f"Plank {number}." for number in range(1, 61))
NOTES = {
    "ships.md": f"# Boats\n\n# Ships\n\n## Q1: What is a keel?\n\nThe backbone.\n\n## Q2: What is a hull?\n\n{LONG}\n",
    "tea/b.md": "# Tea\n\n## Q1: How long does tea brew?\n\n**Difficulty:** Easy\n\nTwo minutes.\n",
}


@pytest.fixture
def index_dir(ingested: Ingest) -> Path:
    return ingested(NOTES)


def press(keys: str, index_dir: Path, *arguments: str) -> Result:
    """Run `citewell study` and press keys; after the last one the input ends."""
    command = ["study", *arguments, "--index", str(index_dir)]
    return CliRunner().invoke(main, command, input=keys, catch_exceptions=False)


def test_the_answer_is_shown_after_the_space_bar(index_dir: Path) -> None:
    hidden = press("q", index_dir).stdout
    assert "What is a keel?" in hidden
    assert "ships.md:5-7" in hidden
    assert "The backbone." not in hidden
    shown = press(" q", index_dir).stdout
    assert "7  The backbone." in shown
    assert "1 again (1 min) · 2 hard (6 min) · 3 good (10 min) · 4 easy" in shown


def test_a_rating_is_stored_and_the_next_question_asked(index_dir: Path) -> None:
    result = press(" 4 4q", index_dir)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "0 due · 1 new · 2 later · 1 day in a row · next in 8 days"
    assert len(Progress.beside(index_dir).review_times()) == 2
    assert "How long does tea brew?" in press("q", index_dir).stdout


def test_the_last_rating_is_taken_back_and_its_question_asked_again(index_dir: Path) -> None:
    result = press(" 4u 1q", index_dir)
    assert result.stdout.count("What is a keel?") == 2
    assert len(Progress.beside(index_dir).review_times()) == 1
    assert "u takes the last rating back" not in press("q", index_dir).stdout


def test_when_all_is_learnt_the_command_ends(index_dir: Path) -> None:
    result = press(" 4 4 4", index_dir)
    assert result.stdout.splitlines()[-1].startswith("0 due · 0 new · 3 later")
    assert "space" not in press("", index_dir).stdout


def test_other_keys_do_nothing(index_dir: Path) -> None:
    result = press("x1 x5q", index_dir)
    assert result.stdout.count("space reveals") == 1
    assert Progress.beside(index_dir).review_times() == []


def test_a_skipped_question_is_not_asked_again_in_this_sitting(index_dir: Path) -> None:
    assert press("nnn", index_dir).stdout.splitlines()[-1].startswith("0 due · 3 new · 0 later · 3 skipped")


def test_a_long_answer_is_shortened_until_all_is_asked_for(index_dir: Path) -> None:
    assert "Plank 60." not in press(" q", index_dir, "hull").stdout
    assert "... 20 more lines" in press(" q", index_dir, "hull").stdout
    assert "Plank 60." in press(" sq", index_dir, "hull").stdout


@pytest.mark.parametrize(
    ("arguments", "new"),
    [((), 3), (("--in", "tea"), 1), (("--section", "ships"), 2), (("--difficulty", "easy"), 1), (("in:tea",), 1)],
)
def test_questions_are_chosen(index_dir: Path, arguments: tuple[str, ...], new: int) -> None:
    result = run("study", "--counts", *arguments, "--index", index_dir)
    assert result.stdout == f"0 due · {new} new · 0 later · 0 days in a row\n"


def test_without_a_matching_question_there_is_one_line(index_dir: Path) -> None:
    result = run("study", "--in", "coffee", "--index", index_dir)
    assert result.exit_code == 1
    assert result.stderr == "Error: no question of the notes matches; to list them, run: citewell questions\n"


def test_control_characters_of_the_notes_are_replaced(ingested: Ingest) -> None:
    path = ingested({"a.md": "# Q1: What is \x1b[31ma hull?\n\nThe \x1b[31mbody.\n"})
    assert "\x1b[31m" not in press(" q", path).stdout


def test_a_damaged_progress_is_reported_in_one_line(index_dir: Path) -> None:
    Progress.beside(index_dir).file.write_bytes(b"no database" * 100)
    done = start("study", "--counts", "--index", index_dir)
    assert done.returncode == 1
    assert "file is not a database" in done.stderr
    assert len(done.stderr.splitlines()) == 1
