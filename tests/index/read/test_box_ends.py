"""The last line of each box that is titled."""

from __future__ import annotations

import pytest

from citewell.index.ingestion.pipeline import cut
from citewell.index.read.markdown import parse
from citewell.index.read.sections import sections_of
from citewell.index.types import Document, Heading, Span

BOXES = {
    "a callout": ("> [!faq] Why?\n> So.\n\nafter", [2]),
    "a collapsible": ('??? faq "Why?"\n\n    So.\n\nafter', [3]),
    "a note with code in it": ('!!! note "Mind"\n\n    ```\n    x\n    ```\n\nafter', [5]),
    "a container": ("::: details Why?\nSo.\n:::\n\nafter", [3]),
    "a container in a container": ("::::: tip A\n\n::: details Why?\nSo.\n:::\n\n:::::\n\nafter", [7, 5]),
    "a container that is never closed": ("::: details Why?\nSo.\n\nafter", [None]),
    "colons in code": ("::: details Why?\n\n```\n:::\n```\n\n:::\n\nafter", [7]),
    "details": ("<details><summary>Why?</summary>\n\nSo.\n\n</details>\n\nafter", [5]),
    "details in details": (
        "<details><summary>A</summary>\n\n<details><summary>B</summary>\n\nb\n\n</details>\n\na\n\n</details>",
        [11, 7],
    ),
    "details that are never closed": ("<details><summary>Why?</summary>\n\nSo.", [None]),
    "a tag that is code": ("<details><summary>A</summary>\n\n`</details>` ends it.\n\n</details>\n\nafter", [5]),
    "a summary without details": ("<summary>Why?</summary>\n\nSo.\n\n</details>", [None]),
    "a component": ('<Panel title="Why?">\n\nSo.\n\n</Panel>\n\nafter', [5]),
    "components on one line": ('<Row><Panel title="Why?">So.</Panel></Row>\n\nafter', [1]),
    "a component that opens over several lines": ('<Panel\n  title="Why?"\n>\n\nSo.\n\n</Panel>\n\nafter', [7]),
    "a component inside its own kind": ('<Tab title="A">\n\n<Tab title="B">\n\nb\n\n</Tab>\n\n</Tab>', [9, 7]),
    "terms": ("<dl>\n<dt>Why?</dt>\n<dd>So.</dd>\n</dl>\n\nafter", [4]),
}


@pytest.mark.parametrize(("text", "ends"), BOXES.values(), ids=BOXES)
def test_a_box_ends_where_it_is_closed(text: str, ends: list[int | None]) -> None:
    assert [element.box_end for element in parse(text.split("\n")) if isinstance(element, Heading)] == ends


def test_a_question_goes_on_after_a_box_in_its_answer() -> None:
    text = "# Q1: Why?\n\nSo.\n\n> [!question] How?\n> Thus.\n\nAnd so.\n\n# Q2: Who?\n\nWe."
    sections = sections_of(Document("a.md", "/a.md", text, ""))
    assert [(s.question.title, s.question.span, s.question.listed) for s in sections] == [
        ("Q1: Why?", Span(1, 3), True),
        ("How?", Span(5, 6), True),
        ("Q1: Why?", Span(8, 8), False),
        ("Q2: Who?", Span(10, 12), True),
    ]


def test_a_section_that_begins_with_a_box_is_listed_where_it_goes_on() -> None:
    text = '# Yard\n\n!!! note "Mind"\n\n    ```\n    x\n    ```\n\nText.\n\n::: tip Rope\nTie it.\n:::\n\nMore.'
    listed = [s.question for s in sections_of(Document("a.md", "/a.md", text, "")) if s.question.listed]
    assert [(question.title, question.span) for question in listed] == [("Yard", Span(1, 9)), ("Rope", Span(11, 13))]


def test_questions_below_a_box_are_no_part_of_it() -> None:
    text = "# Tea\n\n> [!question] Green?\n> Yes.\n\n**Black?**\n\nToo.\n\n**With milk?**\n\nNo.\n"
    sections = sections_of(Document("a.md", "/a.md", text, ""))
    assert [s.question.title for s in sections if s.question.listed] == ["Green?", "Black?", "With milk?"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<details><summary>A</summary>", "</details>"),
        ('<Card title="A">', "</Card>"),
        ("::: tip A", ":::"),
        ("> [!note] A", "> a"),
        ("%% a", "b"),
    ],
)
@pytest.mark.parametrize("title", ["# A", "# Q1: Why?"])
def test_thousands_of_boxes_in_boxes_overflow_nothing(title: str, opening: str, closing: str) -> None:
    text = "\n\n".join([title, *[opening] * 1200, "The words.", *[closing] * 1200, "More words."])
    document = Document("a.md", "/a.md", text, "")
    chunks = cut([document])[1]
    held = {n for chunk in chunks if chunk.searchable for n in range(chunk.span.start, chunk.span.end + 1)}
    assert {n for n, line in enumerate(document.lines, 1) if line.endswith("ords.")} <= held


def test_text_on_the_line_below_a_box_stands_after_it() -> None:
    text = "# Camp\n\n<details><summary>Is it far?</summary>\nNo.\n</details>\nBring a lamp.\n"
    sections = sections_of(Document("a.md", "/a.md", text, ""))
    assert [(s.question.title, s.question.span) for s in sections] == [("Is it far?", Span(3, 5)), ("Camp", Span(6, 6))]
