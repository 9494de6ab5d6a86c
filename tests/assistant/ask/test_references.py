"""Words that refer to an earlier question, and the same words with another use."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.references import refers_back


@pytest.mark.parametrize(
    "question",
    [
        "how do I work around it",
        "is there another way to do that",
        "can that be cached",
        "is the exception swallowed in that one?",
        "how do I check it when they log in",
        "does it also cap how many entries it holds? that bit please",
        "what would that look like in fastapi",
        "where is it used",
        "can I do the same with a class",
        "does it work for async functions too",
        "how do I take that ID and get the status of the job?",
        "what else can it do",
        "same for classes",
        "and what about these",
        "the first one",
        "show me where it's triggered by hand",
    ],
)
def test_a_question_refers_back(question: str) -> None:
    assert refers_back(question)


@pytest.mark.parametrize(
    "question",
    [
        "a decorator that retries",
        "how do I write a test that fails",
        "is there a way to limit requests",
        "are there any tools for profiling",
        "how do I create a venv and activate it",
        "how do I make sure that my view is safe",
        "when does python free an object and what triggers it",
        "functions that return generators",
        "use Redis instead of Memcached",
        "what is too much memory",
        "either a list or a tuple",
        "how do I write an else clause",
        "one to many relations",
        "how do I check that a user is logged in",
        "",
    ],
)
def test_a_question_stands_alone(question: str) -> None:
    assert not refers_back(question)


def test_a_pronoun_in_what_continues_refers_back() -> None:
    question = "how do I get the average and the highest value of it?"
    assert refers_back(question, continues=True)
    assert not refers_back(question)
