"""From a question as it was typed to the query that is searched."""

from __future__ import annotations

import time

import pytest

from citewell.assistant.ask.query import understand
from citewell.assistant.limits import MAX_HISTORY_TURNS, MAX_QUESTION_CHARS
from citewell.assistant.types import Repair
from citewell.index import Index, load_index
from tests.conftest import Ingest


def test_a_query_keeps_the_typed_text_and_has_each_term_once(index: Index) -> None:
    query = understand("  decorators and more decorators ", [], index)
    assert query.typed == "decorators and more decorators"
    assert len(query.terms) == len(set(query.terms))
    assert "decor" in query.terms


def test_the_query_of_a_follow_up_is_self_contained(index: Index) -> None:
    query = understand("and why?", ["how do I write custom django middleware"], index)
    assert "middleware" in query.text
    assert query.typed == "and why?"


NOTES = "# Q1: What is a decorator?\n\nA decorator wraps a function.\n"


@pytest.mark.parametrize(
    ("question", "as_typed", "text", "repaired"),
    [
        ("what is a decoratr", False, "what is a decorator", (Repair("decoratr", "decorator"),)),
        ("what is a decoratr", True, "what is a decoratr", ()),
        ('what is a "decoratr"', False, "what is a decoratr", ()),
        ("what is a metaclass", False, "what is a metaclass", ()),
    ],
)
def test_a_repair_is_told_and_can_be_refused(
    ingested: Ingest, question: str, as_typed: bool, text: str, repaired: tuple[Repair, ...]
) -> None:
    query = understand(question, (), load_index(ingested({"a.md": NOTES})), as_typed=as_typed)
    assert (query.text.replace('"', ""), query.repaired) == (text, repaired)


def test_only_a_repaired_word_says_what_is_asked(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": NOTES}))
    assert understand("what is a decoratr", (), index).uncertain
    assert not understand("how does a decoratr wrap a function", (), index).uncertain


@pytest.mark.parametrize(
    "pattern", ["a", "a.", "ok ", "a = ", "a\n", "at x(\n", '"', "in:x ", "and ", "that a ", "Error: ", "(", "1 ", "# "]
)
def test_the_work_is_bounded(ingested: Ingest, pattern: str) -> None:
    """The slowest takes 0.04 s."""
    index = load_index(ingested({"a.md": NOTES}))
    text = (pattern * MAX_QUESTION_CHARS)[:MAX_QUESTION_CHARS]
    started = time.perf_counter()
    understand(text, [text] * MAX_HISTORY_TURNS, index)
    assert time.perf_counter() - started < 1
