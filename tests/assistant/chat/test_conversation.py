"""The state of a conversation in the terminal."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from citewell.assistant.chat.conversation import Conversation
from citewell.index import Span, ingest, load_index
from tests.conftest import Ingest
from tests.hash_encoder import HashEncoder

NOTES = "# Q1: What is a hull?\n\nThe body of a ship.\n\n# Q2: What is a mast?\n\nA spar that holds the sails.\n"


@pytest.fixture
def ships(ingested: Ingest) -> Path:
    return ingested({"a.md": NOTES})


@pytest.fixture
def conversation(ships: Path) -> Conversation:
    return Conversation(load_index(ships))


def test_a_follow_up_keeps_the_subject_until_a_new_conversation(conversation: Conversation) -> None:
    conversation.ask("what is a mast")
    assert "mast" in conversation.ask("and what does it hold?").query
    conversation.forget()
    assert "mast" not in conversation.ask("and what does it hold?").query


def test_the_last_question_is_asked_again_as_it_was_typed(conversation: Conversation) -> None:
    question = "what is the boddy of a ship"
    assert conversation.ask(question).repaired
    assert not conversation.ask_as_typed().repaired
    conversation.ask("hello")
    assert conversation.ask_as_typed().question == question


def test_the_place_is_that_of_the_first_passage(conversation: Conversation) -> None:
    with pytest.raises(click.UsageError, match="there is no passage yet"):
        conversation.find("")
    conversation.ask("what is a mast")
    document, span = conversation.find("")
    assert (document.source, span) == ("a.md", Span(5, 7))
    assert conversation.find("1") == (document, span)


def test_a_number_is_a_passage_before_it_is_a_question(conversation: Conversation) -> None:
    assert conversation.find("1")[1] == Span(1, 3)
    conversation.ask("what is a mast")
    assert conversation.find("1")[1] == Span(5, 7)
    assert conversation.find("Q1")[1] == Span(1, 3)
    assert conversation.find("a.md:3-5")[1] == Span(3, 5)


def test_a_question_that_is_too_long_is_refused(conversation: Conversation) -> None:
    with pytest.raises(click.UsageError, match="4001 characters"):
        conversation.ask("x" * 4001)


def test_a_new_index_is_taken_up(conversation: Conversation, ships: Path, hash_encoder: HashEncoder) -> None:
    assert not conversation.renew()
    conversation.ask("what is a mast")
    notes = ships.parent / "notes"
    (notes / "a.md").write_text("# Q1: What is a keel?\n\nA beam along the bottom.\n")
    ingest([notes], ships, hash_encoder)
    assert conversation.renew()
    assert conversation.answer is None
    assert conversation.ask("what is a keel").passages[0].citation.question == "Q1: What is a keel?"


def test_an_index_that_cannot_be_loaded_is_not_taken_up(conversation: Conversation, ships: Path) -> None:
    (ships / "current").write_text("gone")
    assert not conversation.renew()
    assert conversation.ask("what is a mast").passages
