"""Questions asked for by their number."""

from __future__ import annotations

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.numbers import asks_for_number, numbered_questions
from citewell.index import Index, load_index
from tests.conftest import Ingest

NOTES = {
    "pipes.md": "# Q1: What is a valve?\n\nIt lets water through.\n\n# Q2: What is a pump?\n\nIt moves water.\n",
    "boats.md": "# 2. What is a keel?\n\nThe spine of a boat.\n\n# 7. What is a sail?\n\nA cloth before the wind.\n",
}


@pytest.fixture
def index(ingested: Ingest) -> Index:
    return load_index(ingested(NOTES))


@pytest.mark.parametrize(
    "typed", ["Q7", "q7", "Q 7", "q.7", "question 7", "Question 7?", "#7", "7.", "7", "show me question 7"]
)
def test_a_number_finds_its_question(index: Index, typed: str) -> None:
    assert [question.title for question in numbered_questions(typed, index)] == ["7. What is a sail?"]


@pytest.mark.parametrize("typed", ["", "Q9", "7 sails", "question about 7 pumps", "Q7: What is a sail", "v7"])
def test_other_texts_find_none(index: Index, typed: str) -> None:
    assert numbered_questions(typed, index) == []


def test_a_bare_number_asks_for_no_question(index: Index) -> None:
    assert asks_for_number("Q42")
    assert not asks_for_number("42")


def test_the_answer_is_that_of_the_question_alone(index: Index) -> None:
    found = answer("Q7", (), index)
    assert (found.verdict, found.query) == ("answered", "What is a sail?")
    assert {passage.citation.question for passage in found.passages} == {"7. What is a sail?"}
    assert found.opens
    assert (found.opens.title, found.opens.start_line) == ("7. What is a sail?", 5)


def test_a_number_of_several_questions_lists_them(index: Index) -> None:
    found = answer("question 2", (), index)
    assert found.reply
    assert [question.title for question in found.reply.questions] == ["2. What is a keel?", "Q2: What is a pump?"]


def test_a_number_of_no_question_says_which_there_are(index: Index) -> None:
    found = answer("Q42", (), index)
    assert found.reply
    assert found.reply.text == "No question has this number. They are numbered 1 to 7."


def test_a_follow_up_is_about_the_question(index: Index) -> None:
    assert answer("why?", ["Q7"], index).subject == "What is a sail?"
