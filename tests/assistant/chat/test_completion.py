"""What Tab offers in the chat."""

from __future__ import annotations

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from citewell.assistant.chat.completion import ChatCompleter
from citewell.assistant.chat.conversation import Conversation
from citewell.index import load_index
from tests.conftest import Ingest

BOATS = "---\ntags: [rope]\n---\n\n# Q1: What is a hull?\n\n**Difficulty: Easy**\n\nThe body of a ship.\n"
RIGS = "# Q2: What is a \x1b[31mmast?\n\nIt holds the sails.\n"


@pytest.fixture
def completer(ingested: Ingest) -> ChatCompleter:
    return ChatCompleter(Conversation(load_index(ingested({"boats/a.md": BOATS, "rigs/b c.md": RIGS}))))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/", ["/show", "/around", "/open", "/questions", "/as-typed", "/new", "/help", "/quit"]),
        ("/q", ["/questions", "/quit"]),
        ("/questions hul", []),
        ("what is hul", ["what is a hull?"]),
        ("hu", []),
        ("dif", ["difficulty:"]),
        ("hull difficulty:", ["hull difficulty:Easy"]),
        ("hull difficulty:e", ["hull difficulty:Easy"]),
        ("in:", ["in:boats", "in:rigs"]),
        ("file:b", ['file:"b c.md"']),
        ('file:"b', ['file:"b c.md"']),
        ("tag:ro", ["tag:rope"]),
        ("sort:", ["sort:recent"]),
        ("std:vec", []),
        ("", []),
    ],
)
def test_tab_offers_commands_filters_and_questions(completer: ChatCompleter, typed: str, offered: list[str]) -> None:
    assert [text.casefold() for text in completed(completer, typed, tab=True)] == [text.casefold() for text in offered]


def test_short_words_are_not_taken_for_filters_while_they_are_typed(completer: ChatCompleter) -> None:
    assert completed(completer, "in", tab=False) == []
    assert completed(completer, "in", tab=True) == ["in:"]
    assert completed(completer, "dif", tab=False) == ["difficulty:"]
    assert completed(completer, "difficulty:e", tab=False) == ["difficulty:Easy"]


def test_control_characters_of_the_notes_are_replaced(completer: ChatCompleter) -> None:
    assert completed(completer, "mast", tab=True) == ["What is a �[31mmast?"]


def completed(completer: ChatCompleter, typed: str, tab: bool) -> list[str]:
    """Return the lines that the completions of a line make of it."""
    found = completer.get_completions(Document(typed), CompleteEvent(completion_requested=tab))
    return [typed[: len(typed) + one.start_position] + one.text for one in found]
