"""Query strings as the values of a model."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from citewell.web.models.errors import RequestError
from citewell.web.models.query_string import query_values
from citewell.web.models.question import AskQuery


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        ([], {}),
        ([("question", "5"), ("limit", "5"), ("explain", "true")], {"question": "5", "limit": 5, "explain": True}),
        ([("history", "a"), ("history", "b")], {"history": ["a", "b"]}),
        ([("limit", "05"), ("explain", "1")], {"limit": "05", "explain": "1"}),
        ([("limit", "9" * 5_000)], {"limit": "9" * 5_000}),
        ([("utm_source", "mail")], {}),
    ],
)
def test_each_argument_has_the_type_of_its_field(arguments: list[tuple[str, str]], values: dict[str, Any]) -> None:
    assert query_values(AskQuery, MultiDict(arguments)) == values


def test_an_argument_is_given_once() -> None:
    with pytest.raises(RequestError, match="`limit` is given 2 times") as raised:
        query_values(AskQuery, MultiDict([("limit", "1"), ("limit", "2")]))
    assert raised.value.field == "limit"
