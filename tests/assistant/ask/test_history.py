"""What of the questions before a question is context."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.conversation import Context
from citewell.assistant.ask.history import earlier_context, stands_alone
from citewell.index import Index, load_index
from tests.conftest import Ingest

NOTES = """# Q1: What is a valve?

It lets water through.

## Code

A drawing of it.

# Q2: How do pumps and hoses wear?

Slowly.
"""


@pytest.fixture
def pipes(ingested: Ingest) -> Index:
    return load_index(ingested({"pipes.md": NOTES}))


@pytest.mark.parametrize(
    ("history", "context"),
    [
        ([], Context()),
        (["thanks", "hello"], Context()),
        (["how do pumps wear", "thanks", "why?"], Context("how do pumps wear", ("why?",))),
        (["how do pumps wear", "why?", "Q1"], Context("What is a valve?")),
        (["how do pumps wear in:nowhere", "list questions"], Context("how do pumps wear")),
        (["how do pumps wear", "code?"], Context("how do pumps wear", ("code?",))),
        (["how do pumps wear", "valve"], Context("valve")),
        (["why?"], Context("why?")),
    ],
)
def test_the_last_question_that_stands_alone_is_the_subject(pipes: Index, history: list[str], context: Context) -> None:
    assert earlier_context(history, pipes) == context


@pytest.mark.parametrize(("question", "expected"), [("valve", True), ("code", False), ("and hoses?", False)])
def test_a_name_stands_alone_unless_it_is_a_wish(pipes: Index, question: str, expected: bool) -> None:
    assert stands_alone(question, pipes) is expected
