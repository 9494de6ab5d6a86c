"""Definitions by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citewell.index import Chunk, Span
from citewell.index.search.definition_names import DefinitionNames

NAMES = ["Cache", "Cache.get", "retry_with_backoff", "readMe", "_", "Cache.HTTPServer"]
EMPTY = Chunk(0, "a.md", Span(1, 9), "code", "Q", ("Q",), "python", "", 9, "", defines="class")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Cache", {"Cache"}),
        ("cache get", {"Cache", "Cache.get"}),
        ("Cache.get", {"Cache", "Cache.get"}),
        ("get", {"Cache.get"}),
        ("retryWithBackoff", {"retry_with_backoff"}),
        ("with_backoff", {"retry_with_backoff"}),
        ("readme", {"readMe"}),
        ("http_server", {"Cache.HTTPServer"}),
        ("_", {"_"}),
        ("", {"_"}),
        ("sail", set()),
    ],
)
def test_every_definition_that_may_be_meant_is_found(asked: str, expected: set[str]) -> None:
    chunks = [replace(EMPTY, id=number, symbol=name) for number, name in enumerate(NAMES)]
    assert {NAMES[number] for number in DefinitionNames(chunks).like(asked)} == expected


def test_what_defines_nothing_or_is_not_searched_is_not_found() -> None:
    chunks = [
        replace(EMPTY, id=0, symbol="Cache", defines=""),
        replace(EMPTY, id=1, symbol="Cache", searchable=False),
    ]
    assert DefinitionNames(chunks).like("Cache") == []
