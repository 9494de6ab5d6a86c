"""Questions as they are decoded."""

from __future__ import annotations

import pytest

from citewell.assistant import Filters
from citewell.assistant.limits import MAX_HISTORY_TURNS
from citewell.web.models.errors import RequestError, decode
from citewell.web.models.question import ASK_REQUEST


def test_the_question_alone_is_enough() -> None:
    asked = decode(ASK_REQUEST, {"question": " why "})
    assert (asked.question, asked.history, asked.limit, asked.explain) == ("why", None, 5, False)
    assert asked.filters.to_filters() == Filters()


@pytest.mark.parametrize(
    ("history", "kept"),
    [
        (None, None),
        ([], []),
        ([" a ", "", "  "], ["a"]),
        ([str(turn) for turn in range(MAX_HISTORY_TURNS + 3)], [str(turn) for turn in range(3, MAX_HISTORY_TURNS + 3)]),
    ],
)
def test_the_last_turns_are_kept(history: list[str] | None, kept: list[str] | None) -> None:
    assert decode(ASK_REQUEST, {"question": "why", "history": history}).history == kept


def test_filters_are_named_as_in_a_question() -> None:
    filters = {"in": "react", "file": "hooks", "difficulty": "hard", "phrases": ["a b"], "without": ["c"]}
    decoded = decode(ASK_REQUEST, {"question": "why", "filters": filters}).filters.to_filters()
    assert decoded == Filters("react", "hooks", "hard", ("a b",), ("c",))
    assert str(decoded) == 'in:react file:hooks difficulty:hard "a b" -c'


def test_filters_of_front_matter_are_sent_as_an_object() -> None:
    filters = {"fields": {"Tag": "boats", "status": "draft"}, "after": "2026-01", "recent_first": True}
    decoded = decode(ASK_REQUEST, {"question": "why", "filters": filters}).filters.to_filters()
    assert str(decoded) == "tag:boats status:draft after:2026-01 sort:recent"


@pytest.mark.parametrize("after", ["noon", "2026-02-30", "31.01.2026", 2026])
def test_a_date_that_is_none_is_refused(after: object) -> None:
    with pytest.raises(RequestError):
        decode(ASK_REQUEST, {"question": "why", "filters": {"after": after}})


def test_a_lone_surrogate_is_replaced() -> None:
    asked = decode(ASK_REQUEST, {"question": "why \ud800", "history": ["\udfff"], "filters": {"in": "\ud800"}})
    assert (asked.question, asked.history, asked.filters.corpus) == ("why ?", ["?"], "?")
