"""Lists of questions: all, and those related to an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.query import understand
from citewell.assistant.show.questions import (
    MAX_RELATED,
    as_related,
    list_questions,
    related_questions,
    worth_listing,
)
from citewell.index import Index, load_index
from tests.assistant.show.chunks import disjoint, hits
from tests.conftest import Ingest


def test_every_question_is_listed_with_its_lines(ingested: Ingest) -> None:
    text = "## Group\n\n### Q1: What is a keel?\n\n**Difficulty: Hard**\n\nA beam.\n\n### Q2: What is a hull?\n"
    index = load_index(ingested({"a.md": text}))
    first, second = list_questions(index)
    assert (first["title"], first["start_line"], first["difficulty"]) == ("Q1: What is a keel?", 3, "Hard")
    assert "answered" not in first
    assert (second["source"], second["start_line"], second["answered"]) == ("a.md", 9, False)


def test_a_section_that_is_no_question_is_marked(ingested: Ingest) -> None:
    listed = list_questions(
        load_index(ingested({"a.md": "# Keel\n\nA beam.\n\n## Why lead?\n\nIt is heavy.\n\n## Hull\n\nA body.\n"}))
    )
    assert [(entry["title"], entry.get("is_question")) for entry in listed] == [
        ("Keel", False),
        ("Why lead?", None),
        ("Hull", False),
    ]


def test_related_questions_are_those_of_the_hits_best_first(index: Index) -> None:
    by_question = {chunk.question: chunk for chunk in disjoint(index, 1)}
    given = list(by_question.values())[::-1][:5]
    found = related_questions(hits(*given, *given), index)
    assert [question.title for question in found] == [chunk.question for chunk in given[:MAX_RELATED]]


def test_text_outside_all_questions_has_no_related_question(index: Index) -> None:
    assert related_questions(hits(replace(disjoint(index, 1)[0], question="none of these")), index) == ()


def test_the_question_being_read_is_not_listed_alone(index: Index) -> None:
    query = understand("what is the GIL", (), index)
    read, other = as_related(index.questions[3]), as_related(index.questions[5])
    passage = answer("what is the GIL", (), index, html=False).passages[0]
    passage = replace(passage, citation=replace(passage.citation, question=read.title, source=read.source))
    assert worth_listing((read,), (passage,), query, index) == ()
    assert worth_listing((read, other), (passage,), query, index) == (read, other)


@pytest.mark.parametrize(
    ("asked", "near"),
    [("explain squashing migrations in Django", True), ("which bolts hold a bicycle on a brick wall", False)],
)
def test_without_passages_a_near_question_has_a_word_of_the_query(index: Index, asked: str, near: bool) -> None:
    django = next(question for question in index.questions if "Django, Flask" in question.title)
    listed = worth_listing((as_related(django),), (), understand(asked, (), index), index)
    assert bool(listed) == near
