"""BEIR folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant.judge.files import JudgementError
from citewell.assistant.judge.formats.beir import is_beir, place_in_notes, read_beir, write_notes
from citewell.index import Span

FILES = {
    "corpus.jsonl": '{"_id": "1", "title": "Keel", "text": "The keel is the lowest beam."}\n'
    '{"_id": "a/1", "title": "", "text": "The sail catches the wind."}\n',
    "queries.jsonl": '{"_id": "q1", "text": "what is a keel"}\n{"_id": "q2", "text": "what is a sail"}\n',
    "qrels/test.tsv": "query-id\tcorpus-id\tscore\nq1\t1\t1\n",
    "qrels/train.tsv": "query-id\tcorpus-id\tscore\nq2\ta/1\t2\nq2\t1\t0\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        file = tmp_path / "boats" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return tmp_path / "boats"


def test_a_folder_has_the_questions_of_all_splits_and_a_file_those_of_one(folder: Path) -> None:
    test, train = read_beir(folder)
    assert (test.id, test.text, test.spans) == ("q1", "what is a keel", ((1, "1.md", None),))
    assert (train.id, train.text, train.spans) == ("q2", "what is a sail", ((2, "a%2F1.md", None),))
    assert is_beir(folder / "qrels" / "test.tsv")
    assert read_beir(folder / "qrels" / "test.tsv") == [test]
    assert not is_beir(folder / "queries.jsonl")


def test_each_document_is_written_as_a_note_once(folder: Path, tmp_path: Path) -> None:
    notes = write_notes(folder, tmp_path / "judged")
    assert {note.name: note.read_text(encoding="utf-8") for note in notes.iterdir()} == {
        "1.md": "# Keel\n\nThe keel is the lowest beam.\n",
        "a%2F1.md": "The sail catches the wind.\n",
    }
    times = [note.stat().st_mtime_ns for note in notes.iterdir()]
    assert write_notes(folder / "qrels" / "test.tsv", tmp_path / "judged") == notes
    assert [note.stat().st_mtime_ns for note in notes.iterdir()] == times


def test_runs_may_name_the_document_or_lines_of_its_note() -> None:
    assert place_in_notes("a/1") == ("a%2F1.md", None)
    assert place_in_notes("1.md#L3-L3") == ("1.md", Span(3, 3))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("queries.jsonl", None, "is no BEIR folder"),
        ("qrels", None, "is no BEIR folder"),
        ("corpus.jsonl", None, "corpus.jsonl is missing"),
        ("corpus.jsonl", '{"_id": "1", "text": "a"}\n{"_id": "2"}\n', "corpus.jsonl:2 has no `_id` or no `text`"),
        ("corpus.jsonl", "[]\n", "corpus.jsonl:1 is JSON, but not an object"),
        ("queries.jsonl", '{"_id": "q1", "text": "a"}\n{"_id": "q2"}\n', "queries.jsonl:2 has no `_id` or no `text`"),
        ("queries.jsonl", '{"_id": "q1", "text": "a"}\n', "judges the question 'q2', which"),
    ],
)
def test_an_error_names_the_file_and_the_line(
    folder: Path, tmp_path: Path, name: str, content: str | None, message: str
) -> None:
    if content is None:
        (folder / name).rename(tmp_path / "away")
    else:
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(JudgementError, match=message):
        (read_beir(folder), write_notes(folder, tmp_path / "judged"))
    assert {path.suffix for path in (tmp_path / "judged").glob("*")} <= {".unfinished"}
