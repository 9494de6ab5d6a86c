"""Code that names no language."""

from __future__ import annotations

import pytest

from citewell.index import load_index
from citewell.index.cut.language import language_of
from tests.conftest import Ingest

CODE = {
    "python": "def add(a, b):\n    return a + b\n",
    "javascript": "const add = (a, b) => a + b;\nconsole.log(add(1, 2));",
    "java": 'public class A {\n  public static void main(String[] a) {\n    System.out.println("x");\n  }\n}',
    "go": 'func main() {\n\tfmt.Println("hi")\n}',
    "sql": "SELECT name FROM users WHERE id = 1;",
    "dockerfile": 'FROM python:3\nRUN pip install x\nCMD ["python"]',
}


@pytest.mark.parametrize("language", CODE)
def test_code_says_what_it_is(language: str) -> None:
    assert language_of(CODE[language]) == language


@pytest.mark.parametrize("text", ["", "Hello world\n1 2 3", "src/\n  index.js\n  app.js", "$ npm i foo", "\ud800"])
def test_what_is_no_code_or_unclear_is_none(text: str) -> None:
    assert language_of(text) == ""


def test_a_fence_without_a_language_is_cut_at_its_definitions(ingested: Ingest) -> None:
    body = "\n".join(f"def step_{n}(value):\n    return value * {n}\n\n" for n in range(12))
    index = load_index(ingested({"a.md": f"# Q1: What are the steps?\n\n```\n{body}```\n"}))
    assert {chunk.symbol for chunk in index.chunks if chunk.defines} >= {"step_0", "step_11"}
    assert {chunk.language for chunk in index.chunks if chunk.kind == "code"} == {"python"}
