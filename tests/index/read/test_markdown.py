"""Markdown to headings and blocks, each with its lines."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citewell.index.read.markdown import parse
from citewell.index.types import Block, Heading, split_lines

Brief = tuple[object, ...]


def brief(element: Heading | Block) -> Brief:
    if isinstance(element, Heading):
        return f"h{element.level}", element.title, element.span.start, element.span.end
    return element.kind, element.span.start, element.span.end


def read(text: str) -> list[Heading | Block]:
    return parse(split_lines(dedent(text).lstrip("\n")))


CASES: list[tuple[str, str, list[Brief]]] = [
    ("nothing is nothing", "", []),
    ("headings have their level", "# A\n## B\n###### C", [("h1", "A", 1, 1), ("h2", "B", 2, 2), ("h6", "C", 3, 3)]),
    ("an underlined heading has two lines", "A\n===\n\nB\n---", [("h1", "A", 1, 2), ("h2", "B", 4, 5)]),
    ("a heading loses its markup", "## The `with` *statement* [here](x)", [("h2", "The with statement here", 1, 1)]),
    ("a hash in a fence is no heading", "```python\n# not\n## not\n```", [("code", 1, 4)]),
    ("a hash in a tilde fence is no heading", "~~~\n# not\n```\n# not\n~~~", [("code", 1, 5)]),
    ("a fence that never closes ends with the file", "```\n# not\nx", [("code", 1, 3)]),
    ("an indented block is code", "a\n\n    # not\n    x = 1", [("prose", 1, 1), ("code", 3, 4)]),
    ("seven hashes are text", "####### A", [("prose", 1, 1)]),
    ("a hash without a space is text", "#hashtag", [("prose", 1, 1)]),
    (
        "a bold line titles what follows",
        "**Best Practices:**\n\ntext",
        [("h8", "Best Practices", 1, 1), ("prose", 3, 3)],
    ),
    ("a bold line right above its text titles it", "**Why**\nBecause.", [("h8", "Why", 1, 1), ("prose", 2, 2)]),
    ("an answer label is no title", "**Answer:**\n\ntext", [("prose", 3, 3)]),
    ("an answer label stays with the text below it", "**Answer:**\ntext", [("prose", 1, 2)]),
    ("bold words in a line are text", "**Note** this", [("prose", 1, 1)]),
    ("a paragraph ends before the blank line", "a\nb\n\n\nc", [("prose", 1, 2), ("prose", 5, 5)]),
    ("a list is one block", "- a\n- b\n  - c\n\ntext", [("list", 1, 3), ("prose", 5, 5)]),
    ("a numbered list is one block", "1. a\n2. b", [("list", 1, 2)]),
    ("a table is one block", "| a | b |\n|---|---|\n| 1 | 2 |", [("table", 1, 3)]),
    ("a quote is prose", "> a\n> b", [("prose", 1, 2)]),
    ("a rule says nothing", "a\n\n---\n\nb", [("prose", 1, 1), ("prose", 5, 5)]),
    ("a comment says nothing", "<!-- a\nb -->\n\nc", [("prose", 4, 4)]),
    ("a link target says nothing", "[x]: https://a.example\n\na", [("prose", 3, 3)]),
    ("a table of contents says nothing", "- [a](#a)\n- [b](#b)\n  - [c](#c)", []),
    ("a bold statement titles nothing", "**Never pull it.**\n\n# A", [("prose", 1, 1), ("h1", "A", 3, 3)]),
    ("a picture above a rule is no heading", "![a](b.png)\n---", [("prose", 1, 1)]),
    ("text above an empty item is no heading", "- a\n  -\n- b", [("list", 1, 3)]),
    ("the letter of an answer is text", "**Answer: B**", [("prose", 1, 1)]),
    ("links to other pages are a list", "- [a](a.md)\n- [b](b.md)\n- [c](c.md)", [("list", 1, 3)]),
    ("a list with a fence gives the fence", "- a\n\n  ```sh\n  ls\n  ```", [("prose", 1, 1), ("code", 3, 5)]),
    (
        "a summary titles what follows",
        "<details><summary>Why?</summary>\n\nBecause.\n\n</details>",
        [("h7", "Why?", 1, 1), ("prose", 3, 3)],
    ),
    (
        "a tag inside a title leaves no space, a line break does",
        "<details><summary><b>Is <code>rm</code> <i>un</i>safe, and <span>mv</span>?<br>Why</b></summary>",
        [("h7", "Is rm unsafe, and mv? Why", 1, 1)],
    ),
    ("a tag inside a heading leaves no space", "## Is <kbd>Esc</kbd>? A<br>B", [("h2", "Is Esc? A B", 1, 1)]),
    ("html with words is prose", "<div>\nwords\n</div>", [("prose", 1, 3)]),
    ("html without words says nothing", '<br>\n<img src="a">', []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_markdown_is_read_as(text: str, expected: list[Brief]) -> None:
    assert [brief(element) for element in read(text)] == expected


FENCES = [
    ("```python\nx\n```", "python", (2, 2)),
    ("```Python title=a\nx\n```", "python", (2, 2)),
    ("```\nx\ny\n```", "", (2, 3)),
    ("```\n```", "", None),
    ("```js", "js", None),
    ("````md\n```\nx\n```\n````", "md", (2, 4)),
    ("    x", "", (1, 1)),
]


@pytest.mark.parametrize(("text", "language", "body"), FENCES)
def test_a_fence_has_its_language_and_the_lines_inside(text: str, language: str, body: tuple[int, int] | None) -> None:
    (block,) = parse(split_lines(text))
    assert isinstance(block, Block)
    assert block.language == language
    assert (block.body and (block.body.start, block.body.end)) == body


@pytest.mark.parametrize(("text", "leads"), [("as follows:", True), ("a\nb: ", True), ("a: b", False), ("end.", False)])
def test_a_colon_at_its_end_makes_a_paragraph_lead(text: str, leads: bool) -> None:
    (block,) = read(text)
    assert isinstance(block, Block)
    assert block.leads is leads


def test_a_list_longer_than_a_passage_gives_its_items() -> None:
    text = "\n".join(f"- item {n}\n  more" for n in range(1, 41))
    assert [brief(element) for element in read(text)] == [("prose", n, n + 1) for n in range(1, 81, 2)]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_do_not_move_lines(end: str) -> None:
    text = end.join(["# A", "", "b", "", "```", "c", "```", ""])
    assert [brief(e) for e in parse(split_lines(text))] == [("h1", "A", 1, 1), ("prose", 3, 3), ("code", 5, 7)]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_a_line_feed_ends_a_line(character: str) -> None:
    text = f"a{character}b\n\n# C"
    assert [brief(e) for e in parse(split_lines(text))] == [("prose", 1, 1), ("h1", "C", 3, 3)]


LINES = [
    "",
    "",
    "text",
    "more:",
    "# A",
    "## B",
    "**Bold**",
    "- a",
    "  - b",
    "1. c",
    "> q",
    "```",
    "```python",
    "~~~",
    "    code",
    "| a | b |",
    "|---|---|",
    "---",
    "===",
    "<details>",
    "<summary>S</summary>",
    "<!--",
    "-->",
    "[x]: y",
    "  ```",
]


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_elements_come_in_order_and_share_no_line(lines: list[str]) -> None:
    last = 0
    for element in parse(lines):
        assert last < element.span.start <= element.span.end <= len(lines)
        last = element.span.end
