"""Answers as JSON types, and filters as text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from citewell.assistant.types import NO_FILTERS, Answer, Citation, Filters, Header, Passage, Place, RelatedQuestion

CITATION = Citation("a.md", 3, 5, "Q1", ("Q1", "f"), "12ab", True)
PASSAGE = Passage(1, 0.5, "code", "python", "f()", "", ((3, 3),), 2, CITATION)
ANSWER = Answer("q", "q", "answered", 0.9, (PASSAGE,), (RelatedQuestion("Q2", "b.md", 7, 9),), 1.5)


def link(source: str, start_line: int, end_line: int) -> str:
    return f"{source}#{start_line},{end_line}"


def test_every_place_gets_the_url_that_the_caller_makes() -> None:
    both = Answer("q", "q", "answered", 0.9, (_with_a_copy(),), ANSWER.related_questions, 1.5).to_dict(link)
    (passage,) = both["passages"]
    assert passage["citation"]["url"] == "a.md#3,5"
    assert passage["also_in"] == [{"source": "c.md", "start_line": 1, "end_line": 3, "url": "c.md#1,3"}]
    assert both["related_questions"] == [{"title": "Q2", "url": "b.md#7,9"}]


def test_an_answer_becomes_json_types() -> None:
    encoded = ANSWER.to_dict(link)
    assert json.loads(json.dumps(encoded)) == encoded
    assert encoded["passages"][0]["highlights"] == [[3, 3]]
    assert encoded["passages"][0]["citation"]["heading_path"] == ["Q1", "f"]


def test_optional_keys_are_left_out_where_they_are_empty() -> None:
    assert {"also_in", "explanation", "header"} & set(ANSWER.to_dict(link)["passages"][0]) == set()
    assert "excluded" not in ANSWER.to_dict(link)
    assert Answer("q", "q -x", "nearby", 0.4, (), (), 1.5, ("x",)).to_dict(link)["excluded"] == ["x"]


def test_rows_of_a_table_come_with_its_header_and_their_own_text() -> None:
    rows = replace(PASSAGE, kind="table", text="| E2 |", header=Header(1, 2, "| Code |\n|---|"))
    (passage,) = replace(ANSWER, passages=(rows,)).to_dict(link)["passages"]
    assert passage["header"] == {"start_line": 1, "end_line": 2, "text": "| Code |\n|---|"}
    assert passage["text"] == "| E2 |"


def test_an_explanation_has_the_match_of_a_definition_also_as_exact() -> None:
    explained = replace(PASSAGE, explanation={"definition_match": 3.0, "text_cosine": 0.5})
    (passage,) = replace(ANSWER, passages=(explained,)).to_dict(link)["passages"]
    assert passage["explanation"] == {"definition_match": 3.0, "text_cosine": 0.5, "exact": 3.0}


def test_a_citation_is_printed_as_editors_take_it() -> None:
    assert str(CITATION) == "a.md:3-5"


@pytest.mark.parametrize(
    ("filters", "text"),
    [
        (NO_FILTERS, ""),
        (Filters(corpus="react", file="hooks"), "in:react file:hooks"),
        (Filters(difficulty="very hard"), 'difficulty:"very hard"'),
        (Filters(phrases=("one two",), without=("x", "y")), '"one two" -x -y'),
        (Filters(fields=(("tag", "a"), ("by", "Ann Lee")), after="2026"), 'tag:a by:"Ann Lee" after:2026'),
        (Filters(recent_first=True), "sort:recent"),
    ],
)
def test_filters_are_shown_as_they_are_typed(filters: Filters, text: str) -> None:
    assert str(filters) == text


def test_combined_filters_hold_both_and_the_later_name() -> None:
    both = Filters(corpus="react", phrases=("a",), without=("x",)) | Filters(corpus="vue", phrases=("b", "a"))
    assert both == Filters(corpus="vue", phrases=("a", "b"), without=("x",))


def _with_a_copy() -> Passage:
    return Passage(1, 0.5, "code", "python", "f()", "", (), 2, CITATION, (Place("c.md", 1, 3),))
