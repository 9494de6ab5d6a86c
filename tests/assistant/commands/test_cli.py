"""The command line: decode, call, print."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citewell.assistant.commands.cli import main
from citewell.assistant.settings import HOME, default_corpus, default_index
from tests.conftest import CORPUS, ROOT, Ingest, WriteNotes
from tests.index.read.test_documents import GOOD

CITEWELL = Path(sys.executable).with_name("citewell")
COMMANDS = ["ingest", "questions", "ask", "serve", "eval"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def started(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(CITEWELL), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)


USAGE = [
    (["nonsense"], "No such command"),
    (["ask"], "Missing argument"),
    (["ask", ""], "the question is empty"),
    (["ask", "  ", " "], "the question is empty"),
    (["ask", "x" * 4001], "4001 characters"),
    (["ask", "why", "--limit", "0"], "0 is not in the range"),
    (["ask", "why", "--limit", "many"], "not a valid integer"),
    (["ask", "why", "--nonsense"], "No such option"),
    (["serve", "--port", "70000"], "not in the range"),
    (["eval"], "Missing argument"),
    (["eval", "nowhere.jsonl"], "does not exist"),
    (["eval", "tests"], "is a directory"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=[" ".join(a)[:30] for a, _ in USAGE])
def test_what_cannot_be_understood_exits_with_two(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("arguments", [["questions"], ["ask", "why"], ["serve"], ["eval", "tests/retrieval/dev.jsonl"]])
def test_a_missing_index_is_one_line_that_says_what_to_run(tmp_path: Path, arguments: list[str]) -> None:
    result = run(*arguments, "--index", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line == f"Error: there is no index at {tmp_path}/nowhere; run: citewell ingest --index {tmp_path}/nowhere"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_takes_an_index(command: str) -> None:
    for flag in ("--help", "-h"):
        result = run(command, flag)
        assert result.exit_code == 0
        assert "--index DIR" in result.stdout


def test_questions_are_listed_as_the_contract_has_it(index_path: Path) -> None:
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


def test_questions_are_listed_for_people(index_path: Path) -> None:
    lines = run("questions", "--index", index_path).stdout.splitlines()
    assert lines[0].startswith("Q1: ")
    assert lines[1].split() == ["python-django-interview-questions.md:26-501", "Easy"]


def test_an_answer_is_printed_as_the_contract_has_it(index_path: Path) -> None:
    result = run("ask", "what", "is", "the", "GIL", "--json", "--limit", "2", "--index", index_path)
    found = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert found["question"] == "what is the GIL"
    assert 1 <= len(found["passages"]) <= 2
    assert found["passages"][0]["html"]


def test_an_answer_is_printed_for_people(index_path: Path) -> None:
    result = run("ask", "retry_with_backoff", "--index", index_path)
    assert result.exit_code == 0
    assert result.stdout.startswith("[1] python-django-interview-questions.md:7727-7772\n    Q14: ")
    assert "def retry_with_backoff(" in result.stdout
    assert "\x1b" not in result.stdout


def test_what_was_asked_before_comes_along(index_path: Path) -> None:
    arguments = ("--after", "how do I write custom django middleware", "--json", "--index", index_path)
    found = json.loads(run("ask", "show me an example", *arguments).stdout)
    assert found["query"] == "how do I write custom django middleware — show me an example"


def test_what_speaks_for_a_passage_can_be_shown(index_path: Path) -> None:
    assert "cosine" in run("ask", "what is the GIL", "--explain", "--index", index_path).stdout


def test_a_stale_index_warns_and_answers(ingested: Ingest, tmp_path: Path) -> None:
    path = ingested({"a.md": GOOD})
    (tmp_path / "notes" / "a.md").write_text(GOOD + "more\n")
    result = run("ask", "answer", "--index", path)
    assert result.exit_code == 0
    (line,) = result.stderr.splitlines()
    assert line.startswith("warning: the index at")
    assert line.endswith(f"run: citewell ingest --index {path}")


def test_ingest_tells_what_it_did_and_what_it_left_out(notes: WriteNotes, one_encoder: None, tmp_path: Path) -> None:
    folder = notes({"a.md": GOOD, "bad.md": b"\xff"})
    result = run("ingest", folder, "--index", tmp_path / "index")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 document, 1 question, ")
    assert f"warning: {folder}/bad.md: not UTF-8 (byte 0), nor text in another encoding" in result.stderr.splitlines()


def test_ingest_does_nothing_when_nothing_changed(notes: WriteNotes, one_encoder: None, tmp_path: Path) -> None:
    folder = notes({"a.md": GOOD})
    arguments = ("ingest", folder, "--index", tmp_path / "index")
    run(*arguments)
    pointer = (tmp_path / "index" / "current").read_text()
    assert "is up to date" in run(*arguments).stdout
    assert (tmp_path / "index" / "current").read_text() == pointer
    assert "0 texts embedded" in run(*arguments, "--again").stdout
    assert (tmp_path / "index" / "current").read_text() != pointer
    (folder / "a.md").write_text(GOOD + "more\n")
    assert "1 document" in run(*arguments).stdout


def test_ingest_survives_a_dangling_link(notes: WriteNotes, one_encoder: None, tmp_path: Path) -> None:
    folder = notes({"a.md": GOOD})
    (folder / "bad.md").symlink_to(folder / "nowhere.md")
    for _ in range(2):
        assert run("ingest", folder, "--index", tmp_path / "index").exit_code == 0


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


def test_a_process_that_finds_no_markdown_says_so_in_one_line(tmp_path: Path) -> None:
    done = started("ingest", tmp_path, "--index", tmp_path / "index")
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Error: no markdown could be read in {tmp_path}")


def test_a_process_that_ingests_says_nothing_but_what_it_did(notes: WriteNotes, tmp_path: Path) -> None:
    done = started("ingest", notes({"a.md": GOOD}), "--index", tmp_path / "index")
    assert done.returncode == 0
    assert done.stdout.startswith("1 document, 1 question, ")
    assert [
        line for line in done.stderr.replace("\r", "\n").splitlines() if line and not line.startswith("embedding")
    ] == []


def test_a_process_answers(index_path: Path) -> None:
    done = started("ask", "what is the GIL", "--index", index_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("[1] python-django-interview-questions.md:")


def test_a_process_asked_in_bytes_that_are_no_text_ends_without_a_traceback(index_path: Path) -> None:
    command = [str(CITEWELL).encode(), b"ask", b"caf\xe9 cache", b"--json", b"--index", bytes(index_path)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=120, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1, 2)


def test_a_reader_that_has_had_enough_sees_no_traceback(index_path: Path) -> None:
    command = f"'{CITEWELL}' questions --json --index '{index_path}' | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_the_index_may_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CITEWELL_INDEX", raising=False)
    assert default_index() == HOME / ".citewell"
    monkeypatch.setenv("CITEWELL_INDEX", str(tmp_path))
    assert default_index() == tmp_path


def test_the_corpus_that_comes_along_is_the_default() -> None:
    assert default_corpus() == CORPUS
