"""`citewell ask`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.assistant.commands.program import CITEWELL, run, start
from tests.conftest import ROOT, Ingest
from tests.tiny_model import save_tiny_cross_encoder


@pytest.fixture
def ships(ingested: Ingest) -> Path:
    return ingested({"a.md": "# Q1: What is a hull?\n\nThe body of a ship.\n\n# Q2: What is a mast?\n\nA spar.\n"})


def test_json_is_the_answer_of_the_contract(index_path: Path) -> None:
    result = run("ask", "what", "is", "the", "GIL", "--json", "--limit", "2", "--index", index_path)
    found = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert found["question"] == "what is the GIL"
    assert 1 <= len(found["passages"]) <= 2
    assert found["passages"][0]["html"]
    assert found["passages"][0]["citation"]["url"].startswith("/source/python-django-interview-questions.md?lines=")


def test_text_is_the_passages_with_their_lines(index_path: Path) -> None:
    result = run("ask", "retry_with_backoff", "--index", index_path)
    assert result.exit_code == 0
    assert result.stdout.startswith("[1] python-django-interview-questions.md:7727-7772\n    Q14: ")
    assert "def retry_with_backoff(" in result.stdout
    assert "\x1b" not in result.stdout


def test_a_follow_up_is_searched_with_the_question_before_it(index_path: Path) -> None:
    arguments = ("--after", "how do I write custom django middleware", "--json", "--index", index_path)
    found = json.loads(run("ask", "show me an example", *arguments).stdout)
    assert found["query"] == "how do I write custom django middleware — show me an example"


def test_explain_shows_the_features(index_path: Path) -> None:
    assert "cosine" in run("ask", "what is the GIL", "--explain", "--index", index_path).stdout


ASKED = [("What is a hull?", 0), ("qqq zzz", 1)]


@pytest.mark.parametrize(("question", "exit_code"), ASKED)
@pytest.mark.parametrize("options", [(), ("--json",), ("--format", "path:line"), ("--quiet",)], ids=str)
def test_the_exit_code_says_whether_the_notes_answer(
    ships: Path, question: str, exit_code: int, options: tuple[str, ...]
) -> None:
    assert run("ask", question, *options, "--index", ships).exit_code == exit_code


def test_help_says_what_the_exit_codes_mean() -> None:
    assert "Exits with 0 when the notes answer" in run("ask", "--help").stdout


def test_quiet_prints_nothing(ships: Path, tmp_path: Path) -> None:
    (tmp_path / "notes" / "a.md").write_text("changed")
    for question, _ in ASKED:
        result = run("ask", question, "--quiet", "--index", ships)
        assert (result.stdout, result.stderr) == ("", "")


def test_a_dash_reads_standard_input(ships: Path) -> None:
    found = json.loads(run("ask", "-", "--json", "--index", ships, stdin="what is\na hull\n").stdout)
    assert found["question"] == "what is\na hull\n"
    assert run("ask", "-", "--index", ships, stdin=b"hull \xe9").exit_code in (0, 1)
    empty = run("ask", "-", "--index", ships)
    assert (empty.exit_code, empty.stdout) == (2, "")
    assert "the question is empty" in empty.stderr


def test_locations_are_a_line_for_each_passage_and_nothing_else(ships: Path, tmp_path: Path) -> None:
    found = run("ask", "what is a hull", "--format", "path:line", "--index", ships)
    assert found.stdout.splitlines()[0] == f"{tmp_path}/notes/a.md:1:Q1: What is a hull?"
    none = run("ask", "qqq zzz", "--format", "path:line", "--index", ships)
    assert (none.stdout, none.stderr.count("\n")) == ("", 1)
    reply = run("ask", "hello", "--format", "path:line", "--index", ships)
    assert (reply.exit_code, reply.stdout, reply.stderr[:6]) == (1, "", "Hello.")


def test_a_stale_index_warns_and_answers(ships: Path, tmp_path: Path) -> None:
    with (tmp_path / "notes" / "a.md").open("a") as file:
        file.write("More.\n")
    result = run("ask", "what is a hull", "--index", ships)
    assert result.exit_code == 0
    (line,) = result.stderr.splitlines()
    assert line.startswith("warning: the index at")
    assert line.endswith(f"run: citewell ingest --index {ships}")


def test_a_question_without_an_answer_is_never_offered(ingested: Ingest) -> None:
    path = ingested({"a.md": "# Q1: What is a keel?\n\n# Q2: What is a hull?\n\nThe body of a ship.\n"})
    answer = json.loads(run("ask", "what is a keel of a hull", "--index", path, "--json").stdout)
    offered = {p["citation"]["question"] for p in answer["passages"]} | {
        q["title"] for q in answer["related_questions"]
    }
    assert offered == {"Q2: What is a hull?"}


def test_a_process_answers(index_path: Path) -> None:
    done = start("ask", "what is the GIL", "--index", index_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("[1] python-django-interview-questions.md:")


def test_arguments_that_are_not_utf8_cause_no_traceback(index_path: Path) -> None:
    command = [str(CITEWELL).encode(), b"ask", b"caf\xe9 cache", b"--json", b"--index", bytes(index_path)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=120, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1, 2)


def test_a_cross_encoder_is_named_by_its_folder(index_path: Path, tmp_path: Path) -> None:
    model = save_tiny_cross_encoder(tmp_path / "model")
    plain = json.loads(run("ask", "what is the GIL", "--json", "--index", index_path).stdout)
    found = json.loads(run("ask", "what is the GIL", "--json", "--index", index_path, "--reranker", model).stdout)
    assert found["verdict"] == plain["verdict"]
    missing = run("ask", "what is the GIL", "--index", index_path, "--reranker", tmp_path / "none")
    assert missing.exit_code == 2
    assert missing.stderr.count("\n") == 1
    assert "no cross-encoder at" in missing.stderr
