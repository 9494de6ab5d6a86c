"""Answers in notebooks, and the page about the Python interface."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import citewell
from citewell import Assistant
from citewell.assistant.python import opening
from citewell.assistant.show.as_markdown import as_markdown
from citewell.index import ingest
from tests.conftest import ROOT, WriteNotes
from tests.fenced import fenced
from tests.hash_encoder import HashEncoder

HULL = "# Q1: What is a hull?\n\nThe body of a ship.\n"
LAUNCH = "# Q2: How do I launch?\n\n```python\nlaunch('<boat>')\n```\n"


@pytest.fixture
def notes(notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path) -> Assistant:
    ingest([notes({"boats.md": f"{HULL}\n{LAUNCH}"})], tmp_path / "index", hash_encoder)
    return Assistant.open(tmp_path / "index")


def test_markdown_has_each_passage_below_its_number(notes: Assistant) -> None:
    found = notes.ask("how do I launch")
    markdown = as_markdown(found)
    assert found._repr_markdown_() == markdown.text
    assert [markdown.text[start:end] for start, end in markdown.marks] == [f"[{p.rank}]" for p in found.passages]
    assert markdown.text.startswith("[1] `boats.md:5-9`\n\n# Q2: How do I launch?\n")
    assert "```python\nlaunch('<boat>')\n```" in markdown.text


def test_html_is_escaped_and_has_the_citations(notes: Assistant) -> None:
    html = notes.ask("how do I launch")._repr_html_()
    assert "<b>[1]</b> <code>boats.md:5-9</code> Q2: How do I launch?" in html
    assert "<boat>" not in html


@pytest.mark.parametrize(("question", "said"), [("hello", "Hello."), ("zzz qqq -hull -launch", "do not cover")])
def test_an_answer_without_passages_says_so(notes: Assistant, question: str, said: str) -> None:
    found = notes.ask(question)
    assert said in found._repr_markdown_()
    assert said in found._repr_html_()


def test_threads_share_an_assistant(notes: Assistant) -> None:
    def passages(question: str) -> Sequence[citewell.Passage]:
        return notes.ask(question).passages

    questions = ["what is a hull", "how do I launch"] * 8
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(passages, questions))
    assert found == [passages(question) for question in questions]


def test_the_example_in_the_docs_is_true(
    hash_encoder: HashEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "boats").mkdir()
    (tmp_path / "boats" / "boats.md").write_text(HULL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(opening.open_index, "__defaults__", (hash_encoder,))
    code, printed = fenced(ROOT / "docs" / "python.md", "python", "text")
    exec(code, {})
    assert capsys.readouterr().out == printed
    assert opening.cached_index_dir(tmp_path / "boats").is_dir()
