"""Replies to what is said instead of a question."""

from __future__ import annotations

import pytest

from citewell.assistant import SOURCE_PAGE, answer, link_from
from citewell.assistant.show.replies import MAX_LISTED, suggestions
from citewell.index import Index, ingest, load_index
from tests.hash_encoder import HashEncoder

PIPES = "# Q1: What is a valve?\n\n**Difficulty: Easy**\n\nIt lets water through.\n"
BOATS = "".join(f"# Q{n}: What is boat {n}?\n\n**Difficulty: Hard**\n\nBoat number {n}.\n\n" for n in range(2, 70))


@pytest.fixture(scope="module")
def index(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("replies")
    for corpus, text in (("pipes", PIPES), ("boats", BOATS)):
        (folder / f"{corpus}.md").write_text(text, encoding="utf-8")
        ingest([folder / f"{corpus}.md"], folder / "index", hash_encoder, corpus=corpus)
    return load_index(folder / "index")


@pytest.mark.parametrize(
    "said", ["hello", "thanks", "help", "next", "I don't understand", "asdfgh", "ok", "bye", "why?"]
)
def test_small_talk_gets_a_text_and_suggestions_and_no_passage(index: Index, said: str) -> None:
    found = answer(said, (), index)
    assert found.reply
    assert found.reply.text
    assert found.reply.suggestions == suggestions(index)
    assert (found.verdict, found.confidence, found.passages, found.query) == ("not_covered", 0, (), "")


def test_every_suggestion_works_as_it_is(index: Index) -> None:
    for suggestion in suggestions(index):
        found = answer(suggestion, (), index)
        assert found.passages or (found.reply and found.reply.questions), suggestion


def test_the_suggestions_show_corpora_and_a_difficulty(index: Index) -> None:
    assert {"list questions", "in:pipes", "in:boats", "difficulty:hard"} <= set(suggestions(index))


@pytest.mark.parametrize(
    ("said", "text", "listed"),
    [
        ("list questions", "There are 69 questions in the notes. The first 50:", MAX_LISTED),
        (
            "what topics do you cover",
            "The notes are boats, pipes. There are 69 questions in them. The first 50:",
            MAX_LISTED,
        ),
        ("in:pipes", "There is one question with in:pipes.", 1),
        ("difficulty:easy in:boats", "There is no question with in:boats difficulty:easy.", 0),
        ("Q99", "No question has this number. They are numbered 1 to 69.", 0),
    ],
)
def test_questions_of_the_notes_are_listed(index: Index, said: str, text: str, listed: int) -> None:
    reply = answer(said, (), index).reply
    assert reply
    assert (reply.text, len(reply.questions)) == (text, listed)


def test_a_reply_as_json(index: Index) -> None:
    found = answer("in:pipes", (), index).to_dict(link_from(SOURCE_PAGE))
    assert found["reply"] == {
        "kind": "filters",
        "text": "There is one question with in:pipes.",
        "suggestions": list(suggestions(index)),
        "questions": [{"title": "Q1: What is a valve?", "url": "/source/pipes/pipes.md?lines=1-5"}],
    }


@pytest.mark.parametrize(
    ("said", "study"),
    [("quiz me on boat 7", "boat 7"), ("quiz me on boats difficulty:hard", "boats difficulty:hard"), ("quiz me", "")],
)
def test_a_request_to_be_quizzed_names_its_subject(index: Index, said: str, study: str) -> None:
    found = answer(said, (), index)
    assert found.reply
    assert found.reply.study == study
    assert f"citewell study{f' {study!r}' if study else ''}" in found.reply.text
    assert found.to_dict(link_from(SOURCE_PAGE, index.documents))["reply"]["study"] == study
