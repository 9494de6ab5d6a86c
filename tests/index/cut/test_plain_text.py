"""Text without a grammar, cut where something begins."""

from __future__ import annotations

import pytest

from citewell.index.cut.plain_text import cut_text
from citewell.index.types import READABLE, Span


def first_lines(text: str, *, by_indent: bool) -> list[int]:
    lines = text.rstrip("\n").split("\n")
    pieces = cut_text(lines, Span(1, len(lines)), by_indent=by_indent)
    assert max(len(piece) for piece in pieces) <= READABLE
    return [piece.start for piece in pieces]


def numbered(count: int, line: str = "a{}") -> str:
    return "".join(line.format(n) + "\n" for n in range(count))


LOCATIONS = "".join(f"    location /{n} {{\n      x;\n    }}\n" for n in range(30))
NESTED = f"http {{\n  server {{\n{LOCATIONS}  }}\n}}"

STATEMENTS = [
    ("a short text is one piece", numbered(24), [1]),
    ("a text of a screen or two without blank lines is one piece", numbered(60), [1]),
    ("a piece that is full ends at a blank line", numbered(16) + "\n" + numbered(16), [1, 18]),
    ("a piece that is not full does not", numbered(8) + "\n" + numbered(20), [1]),
    ("a comment begins a piece earlier", numbered(8) + "# B\n" + numbered(20), [1, 9]),
    ("a comment stays with what it announces", numbered(16) + "\n# B\n\n" + numbered(20), [1, 18]),
    ("a closing line begins nothing", numbered(16) + "\n}\n" + numbered(20), [1]),
    ("an indented line begins nothing", numbered(16) + "\n  b\n" + numbered(20), [1]),
    ("a longer text is cut at its least indented lines", numbered(40, "a{}\n  b"), [1, 19, 35, 51, 67]),
]
ENTRIES = [
    ("any least indented line begins a piece", numbered(48), [1, 17, 33]),
    ("a section begins a piece earlier", "[a]\n" + numbered(8) + "[b]\n" + numbered(20), [1, 10, 26]),
    ("deeper lines stay with their key", numbered(10, "a{}:\n  b\n  c"), [1, 19]),
    ("a long key is cut at its own keys", "a:\n" + numbered(70, "  b{}: c"), [1, 17, 33, 49, 65]),
    ("keys with one child are passed over", "a:\n  b:\n    c:\n" + numbered(70, "      d{}: e"), [1, 19, 35, 51, 67]),
    ("braces that close at the end do not stop it", NESTED, [1, 18, 36, 54, 72, 90]),
    ("a list of values is cut at them", "x = [\n" + numbered(80, "    {},") + "]", [1, 18, 34, 50, 66]),
    ("one long comment is cut anywhere", numbered(70, "# a{}"), [1, 25, 49]),
    ("lines that only close are cut anywhere", "a\n" + numbered(69, "}}"), [1, 25, 49]),
    ("lines that are each deeper are cut", "".join(" " * n + "a:\n" for n in range(70)), [1, 25, 49]),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in STATEMENTS], ids=[c[0] for c in STATEMENTS])
def test_statements_of_an_unknown_language(text: str, expected: list[int]) -> None:
    assert first_lines(text, by_indent=False) == expected


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in ENTRIES], ids=[c[0] for c in ENTRIES])
def test_entries_of_configuration(text: str, expected: list[int]) -> None:
    assert first_lines(text, by_indent=True) == expected


def test_pieces_end_with_a_line_that_is_not_blank() -> None:
    lines = (numbered(16) + "\n\n" + numbered(16)).split("\n")[:-1]
    assert cut_text(lines, Span(1, 34), by_indent=False) == [Span(1, 16), Span(19, 34)]
