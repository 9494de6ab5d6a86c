"""`citewell chat`, in a pseudo-terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.assistant.commands.program import CITEWELL, run
from tests.assistant.commands.terminal import spawn
from tests.conftest import Ingest

NOTES = "# Q1: What is a hull?\n\nThe body of a ship.\n\n# Q2: What is a mast?\n\nA spar that holds the sails.\n"


@pytest.fixture
def ships(ingested: Ingest) -> Path:
    return ingested({"a.md": NOTES})


@pytest.mark.parametrize("columns", [40, 100])
def test_a_conversation(ships: Path, tmp_path: Path, columns: int) -> None:
    state = str(tmp_path / "state")
    chat = spawn("chat", "--index", ships, columns=columns, XDG_STATE_HOME=state, PROMPT_TOOLKIT_NO_CPR="1")
    for typed, printed in [
        ("what is a mast", r"\[1\] a\.md:5-7"),
        ("/show Q1", "The body of a ship"),
        ("/nothing", "there is no command"),
    ]:
        chat.expect("ask>")
        chat.send(f"{typed}\r")
        chat.expect(printed)
    chat.expect("ask>")
    chat.sendeof()
    chat.expect(pexpect.EOF)
    chat.close()
    assert chat.exitstatus == 0
    assert "+what is a mast" in (tmp_path / "state" / "citewell" / "history").read_text()


def test_without_a_terminal_it_says_what_to_use() -> None:
    done = run("chat")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "chat needs a terminal; in scripts, use: citewell ask" in done.stderr


def test_ask_does_not_load_what_only_the_chat_needs(ships: Path) -> None:
    environment = {**os.environ, "CITEWELL_INDEX": str(ships)}
    command = [sys.executable, "-X", "importtime", str(CITEWELL), "ask", "what is a hull"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=True)
    assert "onnxruntime" in done.stderr
    assert "prompt_toolkit" not in done.stderr
