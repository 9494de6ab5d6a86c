"""What a statement defines."""

from __future__ import annotations

import pytest
from tree_sitter import Node

from citewell.index.cut.definitions import assigned, definition
from citewell.index.cut.grammars import parse

CASES = [
    ("python", "def f(): pass", ("function", "f")),
    ("python", "async def f(): pass", ("function", "f")),
    ("python", "@cache\ndef f(): pass", ("function", "f")),
    ("python", "class A: pass", ("class", "A")),
    ("python", "x = 1", None),
    ("python", "f()", None),
    ("javascript", "function f() {}", ("function", "f")),
    ("javascript", "function* f() {}", ("function", "f")),
    ("javascript", "const f = () => 1;", ("function", "f")),
    ("javascript", "var f = function () {};", ("function", "f")),
    ("javascript", "const A = class {};", ("class", "A")),
    ("javascript", "export default class A {}", ("class", "A")),
    ("javascript", "const x = f(() => 1);", None),
    ("typescript", "interface A {}", ("class", "A")),
    ("typescript", "enum A { X }", ("class", "A")),
    ("typescript", "export const f = (x: number) => x;", ("function", "f")),
    ("typescript", "abstract class A {}", ("class", "A")),
    ("typescript", "namespace A {}", ("class", "A")),
    ("java", "record A(int x) {}", ("class", "A")),
    ("java", "enum A { X }", ("class", "A")),
    ("go", "func f() {}", ("function", "f")),
    ("go", "func (a *A) f() {}", ("function", "f")),
    ("go", "type A struct {}", ("class", "A")),
    ("rust", "fn f() {}", ("function", "f")),
    ("rust", "impl A {}", ("class", "A")),
    ("rust", "trait A {}", ("class", "A")),
    ("rust", "mod a {}", ("class", "a")),
    ("c", "int *f(int x) { return 0; }", ("function", "f")),
    ("c", "struct a { int x; };", ("class", "a")),
    ("cpp", "template <typename T> T f(T x) { return x; }", ("function", "f")),
    ("cpp", "namespace a {}", ("class", "a")),
    ("csharp", "struct A {}", ("class", "A")),
    ("bash", "f() { ls; }", ("function", "f")),
]


def first_statement(language: str, code: str) -> Node:
    root = parse(code, language)
    assert root
    return root.named_children[0]


@pytest.mark.parametrize(("language", "code", "expected"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_a_statement_defines(language: str, code: str, expected: tuple[str, str] | None) -> None:
    found = definition(first_statement(language, code))
    assert (found and (found.kind, found.name)) == expected


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        ("python", "X = {}", "X"),
        ("python", "a.b = 1", "a.b"),
        ("python", "x[1] = 2", ""),
        ("python", "f()", ""),
        ("javascript", "const x = {};", "x"),
        ("javascript", "x = 1;", "x"),
    ],
)
def test_an_assignment_names(language: str, code: str, expected: str) -> None:
    assert assigned(first_statement(language, code)) == expected
