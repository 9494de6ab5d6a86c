"""The statements of a block, with their lines and comments."""

from __future__ import annotations

import pytest

from citewell.index.cut.grammars import parse
from citewell.index.cut.statements import Statement, statements_of

Brief = tuple[int, int, str]

LONG_IF = "if x:\n" + "    y = 1\n" * 70
LONG_TRY = "try:\n" + "    y = 1\n" * 40 + "except E:\n" + "    z = 1\n" * 40


def statements(language: str, code: str) -> list[Statement]:
    root = parse(code, language)
    assert root
    return statements_of(root.children, 1)


def brief(found: list[Statement]) -> list[Brief]:
    """First line, last line and title of each."""
    return [(statement.span.start, statement.span.end, statement.title) for statement in found]


CASES: list[tuple[str, str, str, list[Brief]]] = [
    ("each statement has its lines", "python", "a = 1\nb(\n  2,\n)", [(1, 1, ""), (2, 4, "")]),
    ("statements on one line are one", "python", "a = 1; b = 2; c = (\n3)\nd = 4", [(1, 2, ""), (3, 3, "")]),
    ("a comment belongs to the statement directly below", "python", "# A\na = 1", [(1, 2, "A")]),
    ("comments in a row are one", "python", "# A\n# B\na = 1", [(1, 3, "A")]),
    ("a comment above a blank line stands alone", "python", "# A\n\na = 1", [(1, 1, "A"), (3, 3, "")]),
    ("a comment at the end stands alone", "python", "a = 1\n\n# A", [(1, 1, ""), (3, 3, "A")]),
    ("a comment behind a statement belongs to it", "python", "a = 1  # A\nb = 2", [(1, 1, ""), (2, 2, "")]),
    (
        "a comment before a statement belongs to it",
        "c",
        "/* A */ int a;\nint b;",
        [(1, 1, "A"), (2, 2, "")],
    ),
    ("a decorator is part of its function", "python", "@a\n@b\ndef f():\n    pass", [(1, 4, "")]),
    ("an attribute is part of what follows", "rust", "#[a]\n// B\n#[c]\nfn f() {}", [(1, 4, "B")]),
    ("braces are no statements", "javascript", "{\n  a();\n}\nb();", [(1, 3, ""), (4, 4, "")]),
    ("a short if is one statement", "python", "if x:\n    y = 1\n    z = 2", [(1, 3, "")]),
    ("a parse error is what it holds", "python", "a = 1\n)\nb = 2", [(1, 1, ""), (2, 2, ""), (3, 3, "")]),
]


@pytest.mark.parametrize(("language", "code", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_block_has_the_statements(language: str, code: str, expected: list[Brief]) -> None:
    assert brief(statements(language, code)) == expected


def test_a_long_if_is_the_statements_inside_it() -> None:
    found = statements("python", f"# A\n{LONG_IF}z = 2")
    assert brief(found)[:2] == [(1, 3, "A"), (4, 4, "")]  # comment, `if` and its first statement together
    assert len(found) == 71
    assert [statement.is_member for statement in (found[0], found[1], found[-1])] == [False, False, True]


def test_a_long_try_is_opened_with_its_clauses() -> None:
    starts = [statement.span.start for statement in statements("python", LONG_TRY)]
    assert starts == [1, *range(3, 42), 42]  # the `except` is short enough to stay one


def test_a_long_definition_is_not_opened() -> None:
    assert len(statements("python", LONG_IF.replace("if x:", "def f():"))) == 1


@pytest.mark.parametrize(
    ("code", "joined"),
    [
        ("a = 1\nb = 2", [False, True]),
        ("a = 1\n\nb = 2", [False, False]),
        ("a = 1\n# B\nb = 2", [False, True]),
        ("a = 1\n\n# B\nb = 2", [False, False]),
        (f"a = 1\n{LONG_IF}", [False, False, *[True] * 69]),
    ],
    ids=["below", "blank line", "comment below", "comment after a blank line", "a long if begins anew"],
)
def test_a_statement_is_joined_without_a_blank_line(code: str, joined: list[bool]) -> None:
    assert [statement.is_joined for statement in statements("python", code)] == joined


def test_lines_are_of_the_file() -> None:
    root = parse("a = 1\nb = 2", "python")
    assert root
    assert brief(statements_of(root.children, 40)) == [(40, 40, ""), (41, 41, "")]


def test_a_line_feed_at_the_end_of_a_node_is_not_a_line_of_it() -> None:
    """C's grammar gives the line feed to `#include`."""
    assert brief(statements("c", "#include <a.h>\nint a;")) == [(1, 1, ""), (2, 2, "")]
