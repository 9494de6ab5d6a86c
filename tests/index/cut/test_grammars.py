"""Code that is parsed, and code that is not."""

from __future__ import annotations

import pytest

from citewell.index.cut import grammars
from citewell.index.cut.grammars import GRAMMARS, has_grammar, parse


@pytest.mark.parametrize("language", GRAMMARS)
def test_every_grammar_loads(language: str) -> None:
    assert parse("a", language)


@pytest.mark.parametrize(("language", "known"), [("py", True), ("c++", True), ("cobol", False), ("", False)])
def test_languages_go_by_the_names_of_fences(language: str, known: bool) -> None:
    assert has_grammar(language) == known
    assert (parse("a", language) is not None) == known


def test_parsing_stops_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "case 1:\n" * 500
    assert parse(code, "typescript")
    monkeypatch.setattr(grammars, "MAX_SECONDS", -1.0)
    assert parse(code, "typescript") is None
    monkeypatch.undo()
    root = parse("x = 1", "typescript")
    assert root
    assert root.text == b"x = 1"  # nothing is left of what was stopped


@pytest.mark.parametrize(
    ("code", "is_parsed"),
    [
        ("".join(" " * n + "a:\n" for n in range(90)), True),
        ("".join(" " * n + "a:\n" for n in range(400)), False),
        ("".join(" " * n + "- a:\n" for n in range(0, 400, 2)), False),
        ("- " * 400 + "a", False),
        ("? " * 400 + "a", False),
        ("[" * 400, True),
    ],
    ids=["mappings", "deep mappings", "deep lists", "lists in a line", "keys in a line", "brackets"],
)
def test_yaml_that_is_too_deep_for_its_grammar_is_not_parsed(code: str, is_parsed: bool) -> None:
    """The grammar would crash the process."""
    assert (parse(code, "yaml") is not None) == is_parsed


def test_text_is_read_across_the_chunks_that_the_parser_reads() -> None:
    code = "x = 'é'\n" * 2000
    root = parse(code, "python")
    assert root
    assert root.text == code.encode()
    assert {child.text for child in root.children} == {"x = 'é'".encode()}
