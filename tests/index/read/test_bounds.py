"""The work of reading grows with the text, whatever is in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citewell.index.cut.left_out import left_out
from citewell.index.ingestion.pipeline import cut
from citewell.index.types import Document
from tests.calls import count_calls

REPEATED = {
    "headings": "# A\n\na\n\n",
    "headings that ask": "## Why?\n\na\n\n",
    "headings ever deeper": "# A\n## B\n### C\n#### D\n##### E\n###### F\n",
    "bold lines": "**A**\n\n",
    "labels": "Q: a?\nA: b\n",
    "cards": "a\n?\nb\n",
    "cards on one line": "a?::b\n",
    "items that ask": "- Why?\n  a\n",
    "numbers": "1. Why?\n\na\n\n",
    "callouts": "> [!faq] Why?\n> a\n\n",
    "collapsibles": '??? faq "Why?"\n\n    a\n\n',
    "containers that are never closed": "::: tip A\n\na\n\n",
    "closings of nothing": ":::\n\n</details>\n\n</Card>\n\n",
    "details that are never closed": "<details><summary>Why?</summary>\n\na\n\n",
    "components": '<Card title="A">\n\na\n\n</Card>\n\n',
    "tags that are never closed": "<Card \n",
    "comments that are never closed": "<!-- a\n",
    "hidden text that is never closed": "%% a\n",
    "signs of hidden text": "a %% b ",
    "formulas that never end": "\\[\na = b\n",
    "signs of formulas": "a \\( b ",
    "rules": "---\n",
    "sentences above rules": "A.\n---\n",
    "images that are never closed": '<img alt="a ',
    "links that are no links": "[a](",
    "emphasis that is none": "*a **b ",
    "addresses of links": "[a]: b\n",
    "footnotes": "[^1]: b\n\n",
}
SHAPES: dict[str, Callable[[int], str]] = {name: piece.__mul__ for name, piece in REPEATED.items()} | {
    "lists in lists": lambda n: "".join(f"{'  ' * (k % 40)}- a\n" for k in range(n)),
    "quotes in quotes": lambda n: ">" * n + " a\n" + "> a\n" * n,
    "tables": lambda n: "| Why? | a |\n|---|---|\n" + "| Why? | a |\n" * n,
    "fields of front matter": lambda n: "---\n" + "a: b: c\n" * n + "---\n",
    "one long picture in the text": lambda n: f"a ![b](data:image/png;base64,{'iVBO' * n}) c",
}


def work(text: str) -> int:
    """Return the number of calls that are made to read and cut a text."""
    document = Document("a.md", "/a.md", text, "")
    return count_calls(lambda: (cut([document]), left_out(document)))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_ten_times_the_text_is_ten_times_the_work(shape: Callable[[int], str]) -> None:
    assert work(shape(500)) <= 15 * max(work(shape(50)), 300)
