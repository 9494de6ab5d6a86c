"""The smallest parts of a passage that can be read alone."""

from __future__ import annotations

import pytest

from citewell.index import Kind, Part, Span, parts_of, split_lines

LONG = "def f(a):\n    b = [\n        1,\n    ]\n    # a comment\n    g(b)\n\n    return b\nf(1)\n"
SHORT = "def f(a):\n    return a\n\n\nf(1)\n"
JAVA = "class A {\n  int a;\n\n  int b() {\n    return 1;\n  }\n}\n"
PROSE = "## Knots\n\nThese are knots:\n\n- bowline\n- reef\n\nAll of\nthem.\n"
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"

CASES: list[tuple[Kind, str, str, object]] = [
    ("code", "python", SHORT, [(1, 2), (5, 5)]),
    ("code", "python", LONG, [((1, 8), [(1, 1), (2, 4), (5, 6), (8, 8)]), (9, 9)]),
    ("code", "java", JAVA, [((1, 7), [(1, 1), (2, 2), (4, 7)])]),
    ("code", "", "a\n\nb {\n\n  c\n}\n\nd\n", [(1, 1), (3, 6), (8, 8)]),
    ("prose", "", PROSE, [((1, 6), [(1, 1), ((3, 6), [(3, 3), ((5, 6), [(5, 5), (6, 6)])])]), (8, 9)]),
    ("prose", "", "One.\n\n```python\na\n\nb\n```\n", [(1, 1), ((3, 7), [(4, 4), (6, 6)])]),
    ("table", "", TABLE, [((1, 4), [(3, 3), (4, 4)])]),
    ("table", "", "| 1 | 2 |\n| 3 | 4 |\n", [(1, 1), (2, 2)]),
]


@pytest.mark.parametrize(("kind", "language", "text", "expected"), CASES)
def test_parts_are_whole(kind: Kind, language: str, text: str, expected: object) -> None:
    lines = ["above", *split_lines(text)]
    assert [shape(part) for part in parts_of(lines, Span(2, len(lines)), kind, language)] == expected


def shape(part: Part) -> object:
    """Return the lines of a part, counted from the passage's first, with those of the parts inside it."""
    lines = (part.span.start - 1, part.span.end - 1)
    return (lines, [shape(each) for each in part.inner]) if part.inner else lines
