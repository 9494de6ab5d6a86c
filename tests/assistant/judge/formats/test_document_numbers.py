"""Document numbers of runs and qrels."""

from __future__ import annotations

import pytest

from citewell.assistant.judge.formats.document_numbers import document_number, place_of
from citewell.index import Span

CASES: list[tuple[str, Span | None, str]] = [
    ("notes.md", Span(3, 9), "notes.md#L3-L9"),
    ("a/b.md", Span(3, 3), "a/b.md#L3-L3"),
    ("notes.md", None, "notes.md"),
    ("my notes.md", Span(1, 2), "my%20notes.md#L1-L2"),
    ("c#.md", Span(1, 2), "c%23.md#L1-L2"),
    ("50%20.md", None, "50%2520.md"),
    ("a\u2003b.md", None, "a%E2%80%83b.md"),
    ("Straße.md", Span(1, 2), "Straße.md#L1-L2"),
]


@pytest.mark.parametrize(("source", "span", "number"), CASES)
def test_a_place_and_its_document_number(source: str, span: Span | None, number: str) -> None:
    assert document_number(source, span) == number
    assert place_of(number) == (source, span)
    assert len(number.split()) == 1


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("a.md#L3", ("a.md", Span(3, 3))),
        ("a.md#L3-9", ("a.md", Span(3, 9))),
        ("a.md#L9-L3", ("a.md", Span(9, 9))),
        ("MED-10", ("MED-10", None)),
    ],
)
def test_document_numbers_that_others_write(number: str, place: tuple[str, Span | None]) -> None:
    assert place_of(number) == place
