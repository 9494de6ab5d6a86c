"""The work of reading grows with the text, whatever is in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from citewell.index.cut.left_out import left_out
from citewell.index.ingestion.pipeline import cut
from citewell.index.types import Document

SHAPES: dict[str, Callable[[int], str]] = {
    "headings": lambda n: "# A\n\na\n\n" * n,
    "headings that ask": lambda n: "## Why?\n\na\n\n" * n,
    "headings ever deeper": lambda n: "# A\n## B\n### C\n#### D\n##### E\n###### F\n" * n,
    "bold lines": lambda n: "**A**\n\n" * n,
    "labels": lambda n: "Q: a?\nA: b\n" * n,
    "cards": lambda n: "a\n?\nb\n" * n,
    "cards on one line": lambda n: "a?::b\n" * n,
    "lists in lists": lambda n: "".join(f"{'  ' * (k % 40)}- a\n" for k in range(n)),
    "quotes in quotes": lambda n: ">" * n + " a\n" + "> a\n" * n,
    "items that ask": lambda n: "- Why?\n  a\n" * n,
    "numbers": lambda n: "1. Why?\n\na\n\n" * n,
    "tables": lambda n: "| Why? | a |\n|---|---|\n" + "| Why? | a |\n" * n,
    "callouts": lambda n: "> [!faq] Why?\n> a\n\n" * n,
    "collapsibles": lambda n: '??? faq "Why?"\n\n    a\n\n' * n,
    "containers that are never closed": lambda n: "::: tip A\n\na\n\n" * n,
    "closings of nothing": lambda n: ":::\n\n</details>\n\n</Card>\n\n" * n,
    "details that are never closed": lambda n: "<details><summary>Why?</summary>\n\na\n\n" * n,
    "components": lambda n: '<Card title="A">\n\na\n\n</Card>\n\n' * n,
    "tags that are never closed": lambda n: "<Card \n" * n,
    "comments that are never closed": lambda n: "<!-- a\n" * n,
    "hidden text that is never closed": lambda n: "%% a\n" * n,
    "signs of hidden text": lambda n: "a %% b " * n,
    "formulas that never end": lambda n: "\\[\na = b\n" * n,
    "signs of formulas": lambda n: "a \\( b " * n,
    "rules": lambda n: "---\n" * n,
    "fields of front matter": lambda n: "---\n" + "a: b: c\n" * n + "---\n",
    "links that are no links": lambda n: "[a](" * n,
    "emphasis that is none": lambda n: "*a **b " * n,
    "addresses of links": lambda n: "[a]: b\n" * n,
    "footnotes": lambda n: "[^1]: b\n\n" * n,
    "one long picture in the text": lambda n: f"a ![b](data:image/png;base64,{'iVBO' * n}) c",
}


def work(text: str) -> int:
    """Count the calls that are made to read and cut a text, those into libraries too: no loop runs without one."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    document = Document("a.md", "/a.md", text, "")
    sys.setprofile(count)
    try:
        cut([document])
        left_out(document)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_ten_times_the_text_is_ten_times_the_work(shape: Callable[[int], str]) -> None:
    assert work(shape(500)) <= 15 * max(work(shape(50)), 300)
