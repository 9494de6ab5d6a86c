"""The line that questions are typed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from citewell.assistant.chat.conversation import Conversation
from citewell.assistant.chat.prompt import history, prompt_session, toolbar
from citewell.index import load_index
from tests.conftest import Ingest

UP = "\x1b[A"


@pytest.fixture
def conversation(ingested: Ingest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Conversation:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Conversation(load_index(ingested({"a.md": "# Q1: What is a hull?\n\nThe body of a ship.\n"})))


def typed(conversation: Conversation, keys: str) -> str:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        return prompt_session(conversation).prompt()


def test_questions_are_recalled_in_the_next_conversation(conversation: Conversation) -> None:
    assert typed(conversation, "what is a hull\r") == "what is a hull"
    assert typed(conversation, f"{UP}?\r") == "what is a hull?"


def test_a_pasted_text_is_one_question(conversation: Conversation) -> None:
    assert typed(conversation, "\x1b[200~def f():\n    pass\x1b[201~\r") == "def f():\n    pass"


def test_the_line_below_says_what_can_be_typed(conversation: Conversation) -> None:
    assert toolbar(None) == toolbar(conversation.ask("hello")) == "/help"
    assert toolbar(conversation.ask("what is a hull")) == "1 read in full  /open 1  /help"
    assert toolbar(conversation.ask("and what is in it?")).startswith("about: what is a hull\n")


def test_the_history_is_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "history"
    history(path).store_string("what is a hull")
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(history(path).load_history_strings()) == ["what is a hull"]


def test_without_a_state_folder_the_history_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, no folder")
    assert isinstance(history(tmp_path / "state" / "history"), InMemoryHistory)
