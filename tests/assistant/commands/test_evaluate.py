"""`citewell eval`."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from citewell.assistant.judge import corpora
from citewell.index import ingest
from tests.assistant.commands.program import run
from tests.hash_encoder import HashEncoder


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


def test_eval_of_a_beir_folder_ingests_its_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hash_encoder: HashEncoder
) -> None:
    monkeypatch.setenv("CITEWELL_INDEX", str(tmp_path / "index"))
    monkeypatch.setattr(corpora, "ingest", partial(ingest, encoder=hash_encoder))
    folder = tmp_path / "boats"
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text(
        '{"_id": "1", "title": "Keel", "text": "The keel is the lowest beam of a boat."}\n'
        '{"_id": "11", "title": "Sail", "text": "The sail catches the wind."}\n'
    )
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "the keel of a boat"}\n')
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\t1\t1\n")
    (tmp_path / "other.txt").write_text("q1 Q0 11 1 0.5 bm25\nq1 Q0 1 2 0.4 bm25\n")
    result = run("eval", folder, "--compare", tmp_path / "other.txt", "--out", tmp_path / "out")
    assert result.stdout.startswith("boats  ")
    assert "q1  ok@1 0.00->1.00  MRR 0.50->1.00  the keel of a boat" in result.stdout
    assert (tmp_path / "out" / "run.trec").read_text().startswith("q1 Q0 1.md#L")


def test_eval_compares_one_set_of_questions(index_path: Path, tmp_path: Path) -> None:
    for name, content in {"q.jsonl": '{"query": "a"}', "run.txt": "1 Q0 a.md 1 1 x\n"}.items():
        (tmp_path / name).write_text(content)
    result = run(
        "eval", tmp_path / "q.jsonl", "--judged", index_path, tmp_path / "q.jsonl", "--compare", tmp_path / "run.txt",
        "--index", index_path,
    )  # fmt: skip
    assert result.exit_code == 2
    assert "--compare takes one set of questions" in result.stderr
