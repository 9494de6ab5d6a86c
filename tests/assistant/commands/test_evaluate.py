"""`citewell eval`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.assistant.commands.program import run


def test_eval_measures_a_file_of_judged_questions(index_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"id": "1", "query": "retry_with_backoff", "kind": "identifier", "best": [[7727, 7772]], "ok": []}\n'
        '{"id": "2", "query": "best recipe for a tomato and basil soup", "kind": "offtopic", "best": [], "ok": []}\n'
    )
    found = json.loads(run("eval", file, "--json", "--index", index_path).stdout)
    assert found["answerable"]["all"]["ok@1"] == 1
    assert found["unanswerable_declined"]["offtopic"]["declined"] == 1
    assert run("eval", file, "--index", index_path).stdout.startswith("all ")


@pytest.mark.parametrize("content", ["{", "[]", '{"best": []}', ""])
def test_eval_of_a_malformed_file_is_one_line(index_path: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(content)
    result = run("eval", file, "--index", index_path)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert str(file) in result.stderr


def test_eval_measures_other_corpora_by_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITEWELL_INDEX", str(tmp_path / "index"))
    notes = tmp_path / "boats"
    notes.mkdir()
    (notes / "keel.md").write_text("# What is a keel?\n\nThe keel is the lowest beam of a boat.\n", encoding="utf-8")
    file = tmp_path / "boats.jsonl"
    file.write_text(
        '{"id": "1", "query": "what is the keel of a boat", "kind": "concept", "ok": [],'
        ' "best": [{"file": "keel.md", "lines": [3, 3]}]}\n',
        encoding="utf-8",
    )
    first, last = run("eval", "--judged", notes, file).stdout.splitlines()
    assert first.startswith("boats: boats.jsonl")
    assert last.startswith("mean")
    assert "ok@1=1.000" in first
    assert "ok@1=1.000" in last


def test_eval_without_questions_is_a_usage_error() -> None:
    result = run("eval")
    assert result.exit_code == 2
    assert "--judged CORPUS FILE" in result.stderr
