"""Lines folded to the width of a terminal."""

from __future__ import annotations

import click
import pytest

from citewell.assistant.terminal.wrapping import wrapped

RED = click.style("a long line in red", fg="red")


@pytest.mark.parametrize(
    ("line", "width", "hang", "rows"),
    [
        ("a short line", 40, 0, ["a short line"]),
        ("a line of any length " * 9, None, 0, ["a line of any length " * 9]),
        ("a line of several words", 16, 0, ["a line of", "several words"]),
        ("  - a line of an item", 20, 2, ["  - a line of an", "    item"]),
        ("    charge(amount=1, currency='EUR')", 24, 0, ["    charge(amount=1,", "    currency='EUR')"]),
        ("a_name_that_is_longer_than_a_row", 20, 0, ["a_name_that_is_longe", "r_than_a_row"]),
        ("\ta line after a tab stop", 24, 0, ["        a line after a", "        tab stop"]),
        (" " * 30 + "far to the right", 20, 0, ["    far to the right"]),
        ("双" * 12, 20, 0, ["双" * 10, "双" * 2]),
        ("", 20, 0, [""]),
    ],
)
def test_a_line_is_folded_at_words_below_its_indentation(
    line: str, width: int | None, hang: int, rows: list[str]
) -> None:
    assert wrapped(line, width, hang).split("\n") == rows


def test_a_colour_ends_with_each_row_and_begins_again() -> None:
    rows = wrapped(RED, 16).split("\n")
    assert [click.unstyle(row) for row in rows] == ["a long line in", "red"]
    assert all(row.startswith("\x1b[31m") and row.endswith("\x1b[0m") for row in rows)
