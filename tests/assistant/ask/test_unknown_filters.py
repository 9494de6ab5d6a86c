"""Filters that nothing matches are named."""

from __future__ import annotations

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.unknown_filters import name_unknown_filters
from citewell.index import Index, load_index
from tests.conftest import Ingest

NOTES = {
    "react/hooks.md": "---\ntags: [web]\nstatus: draft\n---\n# Q1: What is state?\n\n**Difficulty: Easy**\n\nKept.\n",
    "vue/refs.md": "---\nstatus: done\n---\n# Q1: What is a ref?\n\n**Difficulty: Hard**\n\nIt keeps state.\n",
}


@pytest.fixture
def index(ingested: Ingest) -> Index:
    return load_index(ingested(NOTES))


@pytest.mark.parametrize(
    ("typed", "words", "notice"),
    [
        ("state in:svelte", "state", "There is no corpus or folder “svelte”. There are: react, vue."),
        ("in:svelte", "", "There is no corpus or folder “svelte”. There are: react, vue."),
        ("state difficulty:esy", "state", "No question has the difficulty “esy”. There are: Easy, Hard."),
        ("state tag:mobile", "state", "No note has the tag “mobile”. There are: web."),
        ("state status:drft", "state", "No note has the status “drft”. There are: done, draft."),
        ("file:nope state", "state", "No file has “nope” in its path."),
        (
            "state sort:newest",
            "state",
            "Passages cannot be sorted by “newest”. Write sort:recent for the latest notes first.",
        ),
        ("state dificulty:easy", "state", "There is no filter “dificulty”. Write difficulty:easy instead."),
        ("state ststus:draft", "state", "There is no filter “ststus”. Write status:draft instead."),
    ],
)
def test_it_is_named_and_not_searched(index: Index, typed: str, words: str, notice: str) -> None:
    assert name_unknown_filters(typed, index) == (words, (notice,))


@pytest.mark.parametrize(
    "typed", ["std:vector", "localhost:8000", "port:8000", "dificulty:esy", "in: which order", "a:b"]
)
def test_other_words_with_a_colon_stay(index: Index, typed: str) -> None:
    assert name_unknown_filters(typed, index) == (typed, ())


def test_the_answer_has_the_notice(index: Index) -> None:
    found = answer("what is state in:svelte", (), index)
    assert found.query == "what is state"
    assert found.passages
    assert found.notices == ("There is no corpus or folder “svelte”. There are: react, vue.",)


def test_a_literal_question_is_searched_as_it_is(index: Index) -> None:
    found = answer("what is state in:svelte", (), index, literal=True)
    assert (found.query, found.notices) == ("what is state in:svelte", ())


def test_filters_alone_list_the_questions_that_they_match(index: Index) -> None:
    found = answer("difficulty:easy", (), index)
    assert found.reply
    assert found.reply.text == "There is one question with difficulty:easy."
    assert [question.title for question in found.reply.questions] == ["Q1: What is state?"]
