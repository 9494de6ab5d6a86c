"""The lines of pieces from their first lines."""

from __future__ import annotations

import pytest

from citewell.index.cut.pieces import spans_between
from citewell.index.types import Span


@pytest.mark.parametrize(
    ("text", "starts", "expected"),
    [
        ("a\nb\nc", [1, 3], [Span(1, 2), Span(3, 3)]),
        ("a\n\n\nb\n", [1, 4], [Span(1, 1), Span(4, 4)]),
        ("a\n\nb", [1], [Span(1, 3)]),
        ("\n\nb", [1, 3], [Span(3, 3)]),
    ],
    ids=["without blank lines", "blank lines between", "blank lines inside", "nothing before the second"],
)
def test_a_piece_ends_at_its_last_line_that_is_not_blank(text: str, starts: list[int], expected: list[Span]) -> None:
    lines = text.split("\n")
    assert spans_between(lines, starts, len(lines)) == expected
