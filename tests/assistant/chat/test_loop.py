"""Lines that are typed, and what each of them prints."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from citewell.assistant.chat.conversation import Conversation
from citewell.assistant.chat.loop import converse
from citewell.index import load_index
from tests.conftest import Ingest

BOATS = """# Q1: What is a hull?

The body of a ship.

```python
def coat(hull):
    hull.paint()
    return hull


def launch(hull):
    hull.slide()
    return hull
```
"""
RIGS = "# Q2: What is a \x1b[31mmast?\n\nA spar that holds\x1b[2J the sails.\n"

Say = Callable[..., str]


@pytest.fixture
def say(ingested: Ingest, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Type lines one after another and return what the last of them prints."""
    monkeypatch.setenv("NO_COLOR", "1")
    conversation = Conversation(load_index(ingested({"boats.md": BOATS, "rigs.md": RIGS})))

    def type_lines(*lines: str | type[BaseException]) -> str:
        waiting = [*lines, EOFError]

        def read() -> str:
            line = waiting.pop(0)
            if len(waiting) == 1:
                capsys.readouterr()
            if isinstance(line, str):
                return line
            raise line

        converse(conversation, read)
        return click.unstyle(capsys.readouterr().out)

    return type_lines


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (["what is a hull"], "[1] boats.md:1-14\n"),
        (["what is a hull", "1"], "boats.md:1-14\n 1  # Q1: What is a hull?\n"),
        (["what is a hull", "/show"], "boats.md:1-14\n"),
        (["/show Q2"], "rigs.md:1-3\n"),
        (["/show boats.md:3"], "boats.md:3-3\n3  The body of a ship.\n"),
        (["/show boats.md:6-8", "/around"], "boats.md:6-13\n"),
        (["/show boats.md:6-8", "/around", "/around"], "boats.md:1-14\n"),
        (["/questions hull"], "Q1: What is a hull?\n    boats.md:1-14\n"),
        (["/questions keel"], "No question matches that.\n"),
        (["what is a hull", "/new"], "A new conversation: the next question follows none.\n"),
        (["what is the boddy of a ship"], "To search for boddy instead, type /as-typed.\n"),
        (["what is the boddy of a ship", "/as-typed"], "[1] "),
        (["/as-typed"], "there is no question yet; ask one first\n"),
        (["Q1"], "boats.md:1-14\n 1  # Q1: What is a hull?\n"),
        (["what is a hull", "question 1"], "boats.md:1-14\n 1  # Q1: What is a hull?\n"),
        (["hello"], "You can ask:\n"),
        (["/help"], "/open [PLACE]"),
        (["/show"], "there is no passage yet; ask a question first\n"),
        (["/show Q9"], "the notes have no question 'Q9'"),
        (["/nothing"], "there is no command /nothing; /help lists them\n"),
        (["x" * 4001], "the question has 4001 characters; the limit is 4000\n"),
    ],
)
def test_a_line_prints(say: Say, lines: list[str], printed: str) -> None:
    assert printed in say(*lines)


@pytest.mark.parametrize("line", ["", "  ", KeyboardInterrupt])
def test_nothing_typed_prints_nothing(say: Say, line: str | type[BaseException]) -> None:
    assert say(line) == ""


@pytest.mark.parametrize("line", ["/quit", "exit", "quit", ":q", "bye", EOFError])
def test_leaving_ends_the_conversation(say: Say, line: str | type[BaseException]) -> None:
    assert say(line, "what is a hull") == ""


def test_a_path_is_a_question(say: Say) -> None:
    assert "there is no command" not in say("/etc/hosts what is it")


def test_a_place_is_opened_in_the_editor(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = tmp_path / "opened"
    program = f"import sys; open({str(opened)!r}, 'w').write(' '.join(sys.argv[1:]))"
    monkeypatch.setenv("EDITOR", f'{sys.executable} -c "{program}"')
    say("what is a hull", "/open")
    assert opened.read_text() == f"+1 {tmp_path}/notes/boats.md"
    say("/open boats.md:7")
    assert opened.read_text() == f"+7 {tmp_path}/notes/boats.md"


@pytest.mark.parametrize("line", ["what is a mast", "/show Q2", "/questions what", "/show rigs.md:3"])
def test_control_characters_of_the_notes_are_replaced(say: Say, line: str) -> None:
    printed = say(line)
    assert "�[" in printed
    assert "\x1b" not in printed
