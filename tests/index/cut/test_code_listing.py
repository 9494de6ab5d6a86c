"""Code listings cut at what they define."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citewell.index.cut.code_listing import cut_listing
from citewell.index.types import READABLE, Span, Unit

Brief = tuple[str, str, int, int]


def cut(code: str, language: str = "python") -> tuple[Unit, ...]:
    lines = dedent(code).strip("\n").split("\n")
    return cut_listing(lines, Span(1, len(lines)), language)


def brief(units: Iterable[Unit]) -> list[Brief]:
    return [(unit.kind, unit.name, unit.span.start, unit.span.end) for unit in units]


def leaves(units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        if unit.children:
            yield from leaves(unit.children)
        else:
            yield unit


def covered(units: Iterable[Unit]) -> list[int]:
    return [n for unit in leaves(units) for n in range(unit.span.start, unit.span.end + 1)]


CASES: list[tuple[str, str, str, list[Brief]]] = [
    ("nothing gives nothing", "python", "\n", []),
    (
        "definitions stand apart from statements",
        "python",
        "import os\n\ndef f():\n    pass\n\nx = 1",
        [("statements", "", 1, 1), ("function", "f", 3, 4), ("statements", "", 6, 6)],
    ),
    (
        "decorators and the comment above belong to a definition",
        "python",
        "x = 1\n\n# Says hello\n@cache\n@wraps(f)\ndef hello():\n    pass",
        [("statements", "", 1, 1), ("function", "hello", 3, 7)],
    ),
    (
        "an async function is a function",
        "python",
        "async def f():\n    pass\n\nasync def g():\n    pass",
        [("function", "f", 1, 2), ("function", "g", 4, 5)],
    ),
    (
        "a class is one unit",
        "python",
        "class A:\n    x = 1\n\nclass B(A): pass",
        [("class", "A", 1, 2), ("class", "B", 4, 4)],
    ),
    (
        "javascript",
        "javascript",
        "const x = 1;\n\nfunction f() {\n  return 1;\n}\n\nconst g = () => {\n  return 2;\n};\n\nclass A {\n}",
        [("statements", "", 1, 1), ("function", "f", 3, 5), ("function", "g", 7, 9), ("class", "A", 11, 12)],
    ),
    (
        "an export keeps its word",
        "js",
        "export function f() {\n}\n\nexport default class A {\n}",
        [("function", "f", 1, 2), ("class", "A", 4, 5)],
    ),
    (
        "typescript",
        "ts",
        "interface A {\n  x: number;\n}\n\nfunction f(): void {\n}",
        [("class", "A", 1, 3), ("function", "f", 5, 6)],
    ),
    (
        "go",
        "go",
        "package main\n\nfunc f() int {\n\treturn 1\n}\n\ntype A struct {\n\tx int\n}",
        [("statements", "", 1, 1), ("function", "f", 3, 5), ("class", "A", 7, 9)],
    ),
    (
        "rust",
        "rust",
        "use a::b;\n\nfn f() -> i32 {\n    1\n}\n\nstruct A {\n    x: i32,\n}",
        [("statements", "", 1, 1), ("function", "f", 3, 5), ("class", "A", 7, 9)],
    ),
    (
        "java",
        "java",
        "import a.B;\n\npublic class A {\n    void f() {}\n}",
        [("statements", "", 1, 1), ("class", "A", 3, 5)],
    ),
    (
        "c",
        "c",
        "#include <a.h>\n\nint f(int x) {\n    return x;\n}",
        [("statements", "", 1, 1), ("function", "f", 3, 5)],
    ),
    (
        "c++",
        "c++",
        "class A {\npublic:\n  int x;\n};\n\nint f() {\n  return 1;\n}",
        [("class", "A", 1, 4), ("function", "f", 6, 8)],
    ),
    ("c#", "c#", "class A\n{\n    void F() {}\n}", [("class", "A", 1, 4)]),
    ("bash", "bash", "set -e\n\nf() {\n  ls\n}\n", [("statements", "", 1, 1), ("function", "f", 3, 5)]),
    ("a short text of no language is one piece", "", "a\nb\n\nc", [("statements", "", 1, 4)]),
]


@pytest.mark.parametrize(("language", "code", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_listing_is_cut_into(language: str, code: str, expected: list[Brief]) -> None:
    assert brief(cut(code, language)) == expected


def body(count: int, indent: str = "    ") -> str:
    return "\n".join(f"{indent}step_{n} = {n}" + ("\n" if n % 8 == 7 else "") for n in range(count))


def test_a_class_holds_its_methods() -> None:
    one, two = (f"    def {name}(self):\n{body(20, '        ')}" for name in ("one", "two"))
    code = f"class A:\n    '''Says what it is.'''\n\n    @property\n{one}\n\n{two}"
    (unit,) = cut(code)
    methods = [child for child in unit.children if child.kind == "function"]
    assert [method.name for method in methods] == ["one", "two"]
    assert methods[0].span.start == 4  # with its decorator
    assert unit.children[0].span.start == 1


def test_a_long_function_is_also_cut_into_its_steps() -> None:
    (unit,) = cut(f"def f():\n{body(60)}")
    assert (unit.kind, unit.name) == ("function", "f")
    assert len(unit.children) > 1
    assert unit.children[0].span.start == 1


def test_a_banner_names_what_follows_it() -> None:
    code = "import os\nimport re\nx = 1\ny = 2\nz = 3\nw = 4\n\n# ===== Test 3: bulk insert =====\na = 1\nb = 2\n"
    assert ("section", "Test 3: bulk insert") in [(u.kind, u.name) for u in cut(code)]


def test_a_file_in_a_string_is_a_unit_of_its_language() -> None:
    code = 'x = 1\n\nDOCKERFILE = """\nFROM python:3.12\n' + "RUN pip install .\n" * 10 + 'CMD ["app"]\n"""\n'
    files = [unit for unit in cut(code) if unit.kind == "file"]
    assert [(unit.language, unit.name, unit.span.start, unit.span.end) for unit in files] == [
        ("dockerfile", "Dockerfile", 3, 16)
    ]


def test_a_statement_over_many_lines_stays_whole() -> None:
    calls = "\n\n".join(f"call_{n}(\n    1,\n\n    2,\n)" for n in range(30))
    starts = {unit.span.start for unit in leaves(cut(calls))}
    assert len(starts) > 1
    assert {(start - 1) % 6 for start in starts} == {0}


def test_an_indented_listing_is_cut_as_if_it_were_not() -> None:
    plain = "import os\n\ndef f():\n    pass"
    indented = ["  " + line if line else "" for line in plain.split("\n")]
    assert brief(cut_listing(indented, Span(1, 4), "python")) == brief(cut(plain))


def test_spans_are_of_the_file_not_of_the_listing() -> None:
    lines = ["# Q1: A", "", "```python", "def f():", "    pass", "```"]
    assert brief(cut_listing(lines, Span(4, 5), "python")) == [("function", "f", 4, 5)]


PYTHON = [
    "import os",
    "x = 1",
    "def f():",
    "class A:",
    "    def m(self):",
    "    pass",
    "        pass",
    "@cache",
    "    @cache",
    "# note",
    "    # note",
    "'''",
    'T = """',
    '"""',
    "FROM x",
    "RUN y",
    "",
    "",
    ")",
    "call(",
    "if x:",
    "else:",
    "for a in b:",
    "    return 1",
    "try:",
    "except E:",
    "D = {",
    '    "a": 1,',
    "}",
]
BRACES = [
    "int x = 1;",
    "function f() {",
    "class A {",
    "}",
    "};",
    "  return 1;",
    "// note",
    "/* a",
    "*/",
    "",
    "",
    "const g = () => {",
    "`",
    "if (x) {",
    "} else {",
    "func f() {",
    "fn f() {",
    "pub struct A {",
    "impl A {",
    "#include <a>",
    "case 1:",
    "done",
    "fi",
]
PLAIN = [
    "[a]",
    "a: 1",
    "  b: 2",
    "- c",
    "",
    "",
    "# note",
    "FROM x",
    "server {",
    "}",
    "  x;",
    "---",
    "<div>",
    "</div>",
    "end",
]
LANGUAGES = [
    *((language, PYTHON) for language in ("python", "py")),
    *(
        (language, BRACES)
        for language in ("javascript", "typescript", "tsx", "java", "go", "rust", "c", "cpp", "csharp", "bash")
    ),
    *((language, PLAIN) for language in ("", "yaml", "ini", "dockerfile", "nginx", "sql", "html", "json", "cobol")),
]


@pytest.mark.parametrize(("language", "pool"), LANGUAGES, ids=[language or "none" for language, _ in LANGUAGES])
def test_leaves_hold_each_line_that_says_something_once_and_in_order(language: str, pool: list[str]) -> None:
    @settings(deadline=None, derandomize=True, max_examples=60, database=None)
    @given(st.lists(st.sampled_from(pool), min_size=1, max_size=90))
    def check(lines: list[str]) -> None:
        units = cut_listing(lines, Span(1, len(lines)), language)
        held = covered(units)
        assert held == sorted(set(held))
        assert [n for n, line in enumerate(lines, 1) if line.strip() and n not in set(held)] == []
        for unit in leaves(units):
            assert lines[unit.span.start - 1].strip()
            assert lines[unit.span.end - 1].strip()
            assert len(unit.span) <= READABLE

    check()
