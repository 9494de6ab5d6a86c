"""The assistant as a Python object."""

from __future__ import annotations

import dataclasses
import doctest
from pathlib import Path

import pytest

import citewell
from citewell import Assistant, CitewellError
from citewell.assistant import library
from tests.conftest import Ingest


@pytest.fixture
def notes(ingested: Ingest) -> Assistant:
    text = "# Q1: How do I brew tea?\n\nPour boiling water over it.\n\n# Q2: How do I roast coffee?\n\nSlowly.\n"
    return Assistant.open(ingested({"a.md": text}))


def test_the_readme_imports_it_from_the_top() -> None:
    assert {"Assistant", "answer"} <= set(citewell.__all__)
    assert callable(citewell.answer)


def test_a_question_is_answered_with_a_citation(notes: Assistant) -> None:
    found = notes.ask("how do I brew tea with boiling water")
    assert "Pour boiling water" in found.passages[0].text
    assert str(found.passages[0].citation).startswith("a.md:1-")


def test_a_follow_up_keeps_its_subject(notes: Assistant) -> None:
    found = notes.ask("and why?", history=["how do I brew tea"], limit=1)
    assert found.query == "how do I brew tea — and why?"
    assert len(found.passages) <= 1


def test_results_are_frozen(notes: Assistant) -> None:
    found = notes.ask("how do I brew tea")
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.verdict = "nearby"  # type: ignore[misc]


def test_questions_are_listed(notes: Assistant) -> None:
    assert [(question.title, question.span.start) for question in notes.questions()] == [
        ("Q1: How do I brew tea?", 1),
        ("Q2: How do I roast coffee?", 5),
    ]


def test_the_docstring_is_true(index_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".citewell").symlink_to(index_path)
    monkeypatch.chdir(tmp_path)
    done = doctest.testmod(library)
    assert (done.failed, done.attempted > 0) == (0, True)


def test_a_missing_index_raises(tmp_path: Path) -> None:
    with pytest.raises(CitewellError):
        Assistant.open(tmp_path / "nowhere")
