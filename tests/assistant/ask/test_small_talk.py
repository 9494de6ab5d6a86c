"""What is said while chatting, told from questions."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.small_talk import small_talk
from citewell.assistant.types import ReplyKind
from citewell.index import Index, ingest, load_index
from tests.conftest import Ingest
from tests.hash_encoder import HashEncoder

SAID: dict[ReplyKind | None, list[str]] = {
    "greeting": ["hi", "Hello!", "hey there", "good morning", "hi, how are you?"],
    "thanks": ["thanks", "Thank you so much!", "ok thanks", "thx man", "great, thx", "thanks for your help", "merci"],
    "goodbye": ["bye", "that's all, thanks"],
    "agreement": ["ok", "Got it.", "cool, makes sense", "no", "haha"],
    "help": ["help", "Help me please", "what can you do?", "hello, what can you do?", "who are you"],
    "topics": ["what topics do you cover?", "topics", "which notes do you have"],
    "questions": ["list questions", "show me all questions", "what questions can I ask?", "questions"],
    "next": ["next", "next question please", "back"],
    "confused": ["I don't understand", "I’m lost", "huh?", "I don't get it", "what?", "that makes no sense"],
    "number": ["42", "3.14", "1 2 3"],
    "noise": ["asdfgh", "qwertz", "xxxxxxx", "sdfkjh", "???", "...", "😀", "-"],
    None: [
        "hello world in Flask",
        "what is a greeting card",
        "help()",
        '"thanks"',
        "how do I say thanks in an email",
        "next steps",
        "list comprehension",
        "what questions do interviewers ask about pumps",
        "there",
        "you",
        "please",
        "valve",
        "vlave",
        "ssh",
        "crwth",
        "日本語",
        "k8s",
        "right join",
        "metaclass",
        "strength",
    ],
}


@pytest.fixture(scope="module")
def index(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("pipes")
    (folder / "pipes.md").write_text("# What is a valve?\n\nIt lets water through, next to a pump.\n", encoding="utf-8")
    ingest([folder / "pipes.md"], folder / "index", hash_encoder)
    return load_index(folder / "index")


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_it_is_told_by_its_form(index: Index, kind: ReplyKind | None, text: str) -> None:
    assert small_talk(text, index) == kind


def test_a_word_of_the_notes_is_no_noise(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": "# What is qwertz?\n\nA keyboard layout, like asdfgh.\n"}))
    assert small_talk("qwertz", index) is None


def test_a_number_that_notes_explain_is_searched(ingested: Ingest) -> None:
    """Of commands and errors; Automattic/simplenote-android#1240 for `16-3`."""
    index = load_index(ingested({"a.md": "# Codes\n\n404: not found. Bolt 16-3 holds the keel, of 2 tons.\n"}))
    assert [small_talk(text, index) for text in ("404", "16-3", "2", "405")] == [None, None, "number", "number"]


def test_a_long_text_takes_no_time(index: Index) -> None:
    assert small_talk("ok " * 1300 + "x", index) is None
