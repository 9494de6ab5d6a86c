"""The work of cutting grows with the text, whatever is in it, and nothing in it is too deep or too long."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from citewell.index.cut.code_listing import cut_listing
from citewell.index.cut.grammars import GRAMMARS
from citewell.index.types import READABLE, Span, Unit
from tests.calls import count_calls

LANGUAGES = [*GRAMMARS, "nginx", "cobol", ""]


def nginx(n: int) -> str:
    inside = "        proxy_pass http://a;\n        proxy_set_header A b;\n        proxy_read_timeout 9s;\n    }\n"
    return "server {\n" + "\n".join(f"    location /{k} {{\n{inside}" for k in range(n // 5)) + "}"


SHAPES: dict[str, Callable[[int], str]] = {
    "nested blocks": lambda n: "if (x) {\n" * (n // 2) + "}\n" * (n // 2),
    "nested brackets": lambda n: "(\n" * (n // 2) + ")\n" * (n // 2),
    "nested elements": lambda n: "<div>\n" * (n // 2) + "</div>\n" * (n // 2),
    "nested classes": lambda n: "".join(f"{' ' * k}class A{k}:\n" for k in range(n // 2)) + " " * n + "pass",
    "nested keys": lambda n: "".join(f"{' ' * k}a{k}:\n" for k in range(n // 2)),
    "keys nested and closed": lambda n: "".join(f"{' ' * k}a {{\n" for k in range(n // 2)) + "}\n" * (n // 2),
    "blocks of one child in a block": nginx,
    "one long list": lambda n: "x = [\n" + "    1,\n" * n + "]",
    "one long object": lambda n: "{\n" + '  "a": 1,\n' * n + '  "b": 2\n}',
    "a long chain of calls": lambda n: "a\n" + "  .b(1)\n" * n,
    "calls inside calls": lambda n: "a(\n" * n + ")\n" * n,
    "unbalanced closers": lambda n: "}])\n" * n,
    "unbalanced quotes": lambda n: 'x = "\n' * n,
    "triple quotes": lambda n: '"""\n' * n,
    "only comments": lambda n: "# a\n" * n,
    "only comments with slashes": lambda n: "// a\n" * n,
    "blank lines below a deep line": lambda n: "".join(f"{' ' * k}a:\n" for k in range(20)) + "\n" * n + " " * 20 + "b",
    "many functions": lambda n: "def f():\n    pass\n\n" * (n // 3),
    "many files in strings": lambda n: 'f("""\nFROM a\nRUN b\nCMD c\n""")\n' * (n // 5),
    "many stages": lambda n: "FROM a\n" * n,
    "templates of templates": lambda n: "template <class T>\n" * n,
    "one long line": lambda n: "a" * 100 * n,
    "one long line of brackets": lambda n: "[" * 10 * n,
    "one long ruler": lambda n: "# " + "-" * 100 * n + "a",
    "one long list item of list items": lambda n: "- " * n + "a",
}


def cut(text: str, language: str) -> tuple[Unit, ...]:
    lines = text.split("\n")
    return cut_listing(lines, Span(1, len(lines)), language)


def leaves(units: tuple[Unit, ...]) -> list[Unit]:
    return [leaf for unit in units for leaf in (leaves(unit.children) or [unit])]


@pytest.mark.parametrize("language", LANGUAGES, ids=[language or "none" for language in LANGUAGES])
def test_ten_times_the_text_is_ten_times_the_work(language: str) -> None:
    """Of a longer text more lines are too deep or too many for a piece, so twice the work a character is allowed."""
    for shape, text in SHAPES.items():
        small, large = text(150), text(1500)
        few, many = (count_calls(partial(cut, text, language)) for text in (small, large))
        assert many <= 2 * max(few, 300) * len(large) / len(small), shape


@pytest.mark.parametrize("language", LANGUAGES, ids=[language or "none" for language in LANGUAGES])
def test_thousands_of_levels_overflow_nothing(language: str) -> None:
    for shape in (shape for shape in SHAPES if "nested" in shape or "calls" in shape):
        text = SHAPES[shape](2000)
        found = leaves(cut(text, language))
        held = [n for leaf in found for n in range(leaf.span.start, leaf.span.end + 1)]
        assert held == sorted(set(held)), shape
        assert {n for n, line in enumerate(text.split("\n"), 1) if line.strip()} <= set(held), shape
        assert max(len(leaf.span) for leaf in found) <= READABLE, shape
