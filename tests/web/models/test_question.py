"""Questions as they are decoded."""

from __future__ import annotations

import pytest

from citewell.assistant import Filters
from citewell.web.models.errors import decode
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
        ([str(turn) for turn in range(9)], ["3", "4", "5", "6", "7", "8"]),
    ],
)
def test_the_last_turns_are_kept(history: list[str] | None, kept: list[str] | None) -> None:
    assert decode(ASK_REQUEST, {"question": "why", "history": history}).history == kept


def test_filters_are_named_as_in_a_question() -> None:
    filters = {"in": "react", "file": "hooks", "difficulty": "hard", "phrases": ["a b"], "without": ["c"]}
    decoded = decode(ASK_REQUEST, {"question": "why", "filters": filters}).filters.to_filters()
    assert decoded == Filters("react", "hooks", "hard", ("a b",), ("c",))
    assert str(decoded) == 'in:react file:hooks difficulty:hard "a b" -c'


def test_a_lone_surrogate_is_replaced() -> None:
    asked = decode(ASK_REQUEST, {"question": "why \ud800", "history": ["\udfff"], "filters": {"in": "\ud800"}})
    assert (asked.question, asked.history, asked.filters.corpus) == ("why ?", ["?"], "?")
