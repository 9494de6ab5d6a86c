"""`citewell questions`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.assistant.commands.program import run
from tests.conftest import Ingest


def test_json_is_the_list_of_the_contract(index_path: Path) -> None:
    listed = json.loads(run("questions", "--json", "--index", index_path).stdout)
    assert len(listed) == 20
    assert [set(entry) for entry in listed] == [
        {"title", "source", "start_line", "end_line", "difficulty", "section"}
    ] * 20
    assert listed[0] == {
        "title": "Q1: Explain Python's key features and why it's popular for web development.",
        "source": "python-django-interview-questions.md",
        "start_line": 26,
        "end_line": 501,
        "difficulty": "Easy",
        "section": "Python Fundamentals",
    }


def test_text_is_titles_with_lines_and_difficulty(index_path: Path) -> None:
    lines = run("questions", "--index", index_path).stdout.splitlines()
    assert lines[0].startswith("Q1: ")
    assert lines[1].split() == ["python-django-interview-questions.md:26-501", "Easy"]


def test_a_text_filters_the_questions(index_path: Path) -> None:
    listed = run("questions", "decorators", "difficulty:medium", "--index", index_path)
    assert (listed.exit_code, listed.stdout.splitlines()[0][:3]) == (0, "Q2:")
    none = run("questions", "zzzz", "--index", index_path)
    assert (none.exit_code, none.stdout) == (1, "")
    assert none.stderr == "No question matches that. To list all questions, run: citewell questions\n"


def test_the_last_line_counts_questions_and_other_sections(index_path: Path, ingested: Ingest) -> None:
    assert run("questions", "--index", index_path).stdout.splitlines()[-1] == "20 questions"
    path = ingested({"a.md": "# Keel\n\nA beam.\n\n## Why lead?\n\nIt is heavy.\n\n## Hull\n\nA body.\n"})
    assert run("questions", "--index", path).stdout.splitlines()[-1] == "1 question, 2 sections"


def test_a_question_without_an_answer_is_marked(ingested: Ingest) -> None:
    path = ingested({"a.md": "# Q1: What is a keel?\n\n# Q2: What is a hull?\n\nThe body of a ship.\n"})
    assert "a.md:1-1  no answer follows" in run("questions", "--index", path).stdout


def test_control_characters_of_the_notes_are_replaced(ingested: Ingest) -> None:
    path = ingested({"a.md": "# Q1: What is \x1b[31ma hull?\n\nThe body of a ship.\n"})
    assert "\x1b" not in run("questions", "--index", path).stdout
