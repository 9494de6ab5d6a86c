"""What all commands have in common: usage errors, failures, help."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import Result

from citewell.assistant.commands.cli import COMMANDS
from tests.assistant.commands.program import CITEWELL, run
from tests.conftest import ROOT, Ingest

USAGE = [
    (["nonsense"], "No such command"),
    (["ask"], "Missing argument"),
    (["ask", ""], "the question is empty"),
    (["ask", "  ", " "], "the question is empty"),
    (["ask", "x" * 4001], "4001 characters"),
    (["ask", "why", "--limit", "0"], "0 is not in the range"),
    (["ask", "why", "--limit", "many"], "not a valid integer"),
    (["ask", "why", "--nonsense"], "No such option"),
    (["ask", "why", "--format", "html"], "'html' is not one of"),
    (["around"], "Missing argument"),
    (["show"], "Missing argument"),
    (["suggest"], "Missing argument"),
    (["serve", "--port", "70000"], "not in the range"),
    (["eval"], "name a FILE of judged questions"),
    (["eval", "nowhere.jsonl"], "does not exist"),
    (["ingest", "--corpus", "a b"], "only letters, digits"),
    (["ingest", "--remove"], "--remove needs --corpus"),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE, ids=[" ".join(a)[:30] for a, _ in USAGE])
def test_a_usage_error_exits_with_two(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["questions"],
        ["around", "a.md:1-2"],
        ["show", "Q11"],
        ["suggest", "why"],
        ["serve"],
        ["eval", "tests/retrieval/dev.jsonl"],
    ],
)
def test_a_missing_index_is_one_line_that_says_what_to_run(tmp_path: Path, arguments: list[str]) -> None:
    assert_missing_index(run(*arguments, "--index", tmp_path / "nowhere"), 1, tmp_path)


def test_a_missing_index_exits_ask_with_two_as_one_says_that_nothing_was_found(tmp_path: Path) -> None:
    assert_missing_index(run("ask", "why", "--index", tmp_path / "nowhere"), 2, tmp_path)


def assert_missing_index(result: Result, exit_code: int, tmp_path: Path) -> None:
    assert (result.exit_code, result.stdout) == (exit_code, "")
    (line,) = result.stderr.splitlines()
    assert line == f"Error: there is no index at {tmp_path}/nowhere; run: citewell ingest --index {tmp_path}/nowhere"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_takes_an_index(command: str) -> None:
    for flag in ("--help", "-h"):
        result = run(command, flag)
        assert result.exit_code == 0
        assert "--index DIR" in result.stdout


def test_help_has_one_whole_line_for_each_command() -> None:
    listed = run("--help").stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert [line for line in listed if line.endswith("...")] == []


def test_a_closed_pipe_is_no_error_message(index_path: Path) -> None:
    command = f"'{CITEWELL}' questions --json --index '{index_path}' | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "hull"),
        ("ask", "hull", "--format", "path:line"),
        ("around", "a\x1b[31m.md:9"),
        ("show", "a\x1b[31m.md:9"),
        ("show", "b.md:1"),
        ("show", "Q1"),
        ("questions",),
        ("suggest", "hull"),
        ("doctor",),
        ("ingest",),
    ],
    ids=" ".join,
)
def test_no_command_prints_control_characters_of_the_notes(
    ingested: Ingest, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Of names of files and titles, in what is printed and in errors and warnings."""
    title = "# Q1: What is a \x1b[2Jhull?\n\nThe body\x1b[2J of a ship.\n"
    index_dir = ingested({"a\x1b[31m.md": title, "x\x1b[31m/b.md": title, "y/b.md": title})
    (tmp_path / "notes" / "a\x1b[31m.md").write_bytes(b"\xff\x00 changed, and no text")
    result = run(*arguments, "--index", index_dir)
    assert result.output
    assert "\x1b" not in result.output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands_and_options(shell: str) -> None:
    """The README's lines for each shell load a script that asks `citewell` for what can follow."""
    assert "_CITEWELL_COMPLETE" in completed(shell, "source")
    assert "around" in completed(
        shell, "complete", COMP_WORDS="citewell ar", COMP_CWORD="1" if shell != "fish" else "ar"
    )
    assert "--quiet" in completed(
        shell, "complete", COMP_WORDS="citewell ask --qu", COMP_CWORD="2" if shell != "fish" else "--qu"
    )


def completed(shell: str, instruction: str, **variables: str) -> str:
    environment = {**os.environ, "_CITEWELL_COMPLETE": f"{shell}_{instruction}", **variables}
    done = subprocess.run([CITEWELL], env=environment, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout
