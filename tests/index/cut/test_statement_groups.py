"""Which statements stand together."""

from __future__ import annotations

import pytest

from citewell.index.cut.grammars import parse
from citewell.index.cut.statement_groups import Sizes, grouped, stands_alone
from citewell.index.cut.statements import statements_of

SIZES = Sizes(before_title=2, before_any=4)
FUNCTION = "def f():\n    pass"
LONG_FUNCTION = "def f():\n" + "    x()\n" * 5
TABLE = "T = {\n" + "    1: 2,\n" * 9 + "}"
CALL = "f(\n" + "    1,\n" * 9 + ")"
FILE = 'f("""\nFROM a\n' + "RUN b\n" * 8 + '""")'


def groups(code: str, *, by_member: bool = True) -> list[list[int]]:
    """The first lines of the statements of each group."""
    root = parse(code, "python")
    assert root
    statements = statements_of(root.children, 1)
    return [[s.span.start for s in group] for group in grouped(statements, SIZES, by_member=by_member)]


CASES = [
    ("statements stand together", "a\nb\nc\nd\ne", [[1, 2, 3, 4, 5]]),
    ("a few stay together over a blank line", "a\n\nb", [[1, 3]]),
    ("many end at a blank line", "a\nb\nc\nd\n\ne", [[1, 2, 3, 4], [6]]),
    ("many do not end without a blank line", "a\nb\nc\nd\ne\nf", [[1, 2, 3, 4, 5, 6]]),
    ("a title begins earlier", "a\nb\n\n# C\nc", [[1, 2], [4]]),
    ("a title without a blank line begins nothing", "a\nb\nc\nd\n# E\ne", [[1, 2, 3, 4, 5]]),
    ("a definition stands apart", f"a\n{FUNCTION}\nb", [[1], [2], [4]]),
    ("a table of values stands apart", f"a\n{TABLE}\nb", [[1], [2], [13]]),
    ("a file in a string stands apart", f"a\n{FILE}\nb", [[1], [2], [13]]),
    ("a long call does not", f"a\n{CALL}\nb", [[1, 2, 13]]),
]


@pytest.mark.parametrize(("code", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_grouped(code: str, expected: list[list[int]]) -> None:
    assert groups(code) == expected


@pytest.mark.parametrize(
    ("code", "as_member", "as_step"),
    [
        (FUNCTION, True, False),
        (LONG_FUNCTION, True, True),
        ("class A: pass", True, True),
        (TABLE, True, True),
        ("T = {\n    1: 2,\n}", False, False),
    ],
    ids=["a short function", "a long function", "a class", "a long table", "a short table"],
)
def test_a_short_function_stands_alone_only_in_a_file_or_class(code: str, as_member: bool, as_step: bool) -> None:
    root = parse(code, "python")
    assert root
    (statement,) = statements_of(root.children, 1)
    assert stands_alone(statement, by_member=True) == as_member
    assert stands_alone(statement, by_member=False) == as_step
