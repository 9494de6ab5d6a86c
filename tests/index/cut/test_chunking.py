"""An answer to chunks: a tree from the whole answer down to the method."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citewell.index import Chunk, Question, Span
from citewell.index.ingestion.pipeline import cut
from citewell.index.types import Document, digest, split_lines, text_of

Brief = tuple[str, int, int]


def cut_text(text: str) -> tuple[list[Question], list[Chunk]]:
    questions, chunks, _ = cut([Document("a.md", "/a.md", text, digest(text))])
    return questions, chunks


def searchable(text: str) -> list[Brief]:
    return [(c.kind, c.span.start, c.span.end) for c in cut_text(text)[1] if c.searchable and c.parent is not None]


LONG = "\n".join(f"Paragraph {n}.\n" for n in range(40))

CASES: list[tuple[str, str, list[Brief]]] = [
    ("paragraphs", f"# Q1: A\n\none\n\ntwo\n\n{LONG}", [("prose", 3, 3), ("prose", 5, 5)]),
    ("a list with the line that introduces it", f"# Q1: A\n\nthese:\n\n- a\n- b\n\n{LONG}", [("list", 3, 6)]),
    ("a table as a whole", f"# Q1: A\n\n| a |\n|---|\n| 1 |\n\n{LONG}", [("table", 3, 5)]),
    ("a bold line with its list", f"# Q1: A\n\n**Best:**\n\n- a\n- b\n\n**Worst:**\n\n{LONG}", [("list", 3, 6)]),
    ("code without its fence", f"# Q1: A\n\n```python\nx = 1\n```\n\n{LONG}", [("code", 4, 4)]),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_an_answer_is_cut_into(text: str, expected: list[Brief]) -> None:
    assert searchable(text)[: len(expected)] == expected


def test_a_chunk_knows_where_it_stands() -> None:
    method = "    def m(self):\n" + "        x = 1\n" * 12
    methods = method + "\n" + method.replace("m(", "n(") + method.replace("m(", "o(")
    text = f"# Q1: A\n\n## Sub\n\n```python\nclass C:\n{methods}```\n\n{LONG}"
    chunk = next(c for c in cut_text(text)[1] if c.symbol == "C.n")
    assert chunk.question == "Q1: A"
    assert chunk.heading_path == ("Q1: A", "Sub", "C", "n")
    assert (chunk.kind, chunk.language) == ("code", "python")
    assert chunk.span == Span(21, 33)


def test_a_chunk_says_its_tokens_and_hash() -> None:
    _, chunks = cut_text(f"# Q1: A\n\nhello world\n\n{LONG}")
    chunk = next(c for c in chunks if c.span == Span(3, 3))
    assert chunk.tokens == 2
    assert chunk.sha256 == sha256(b"hello world").hexdigest()


def test_a_question_without_an_answer_is_not_searched() -> None:
    questions, chunks = cut_text("# Q1: A\n\n# Q2: B\n\nanswer")
    assert [question.title for question in questions] == ["Q1: A", "Q2: B"]
    assert {chunk.question for chunk in chunks if chunk.searchable} == {"Q2: B"}


def test_what_only_holds_others_and_is_long_is_not_searched() -> None:
    _, chunks = cut_text(f"# Q1: A\n\n{LONG}")
    assert not chunks[0].searchable
    assert all(chunk.searchable for chunk in chunks[1:])


TABLE = "| Code | Meaning |\n|---|---|\n" + "".join(f"| E{n} | part {n} is worn |\n" for n in range(199))
TALK = "\n".join(f"line {n} of the talk goes on about sails and ropes" for n in range(239))
MENU = "<ul>\n" + "".join(f"<li>\n<a href='{n}'>Dish {n}</a>\n</li>\n" for n in range(100)) + "</ul>"
BOXES = "<table>\n" + "".join(f"<tr>\n<td>{n}</td>\n</tr>\n" for n in range(100)) + "</table>"


@pytest.mark.parametrize("text", [TABLE, TALK, MENU, BOXES], ids=["table", "transcript", "HTML list", "HTML table"])
def test_a_long_block_is_cut_into_passages(text: str) -> None:
    _, chunks = cut_text(f"# Q1: A\n\n{text}\n")
    passages = [chunk for chunk in chunks if chunk.searchable]
    assert max(len(passage.span) for passage in passages) <= 40
    assert [n for passage in passages for n in range(passage.span.start, passage.span.end + 1)] == list(
        range(3, 3 + len(text.rstrip().split("\n")))
    )


def test_rows_of_a_long_table_know_its_header() -> None:
    _, chunks = cut_text(f"# Q1: A\n\n{TABLE}")
    first, *others = [chunk for chunk in chunks if chunk.searchable]
    assert (first.span.start, first.header) == (3, None)
    assert {chunk.header for chunk in others} == {Span(3, 4)}
    assert {chunk.kind for chunk in chunks if chunk.searchable} == {"table"}


def test_a_short_table_stays_whole() -> None:
    rows = "\n".join(TABLE.split("\n")[:60])
    assert searchable(f"# Q1: A\n\n{rows}\n\n{LONG}")[0] == ("table", 3, 62)


IMAGE = "data:image/png;base64," + "iVBORw0KGgo" * 100


@pytest.mark.parametrize(
    "image", [f"![]({IMAGE})", f"![The dent]({IMAGE})", f'<img src="{IMAGE}">', f"**![a]({IMAGE}) ![b]({IMAGE})**"]
)
def test_an_image_written_into_the_text_is_no_passage(image: str) -> None:
    assert searchable(f"# Q1: A\n\n## Hull\n\nIt has a dent.\n\n{image}\n\n{LONG}")[:2] == [
        ("prose", 5, 5),
        ("prose", 9, 9),
    ]


def test_a_paragraph_with_an_image_written_into_it_is_a_passage() -> None:
    assert searchable(f"# Q1: A\n\nThe hull ![dent]({IMAGE}) has a dent.\n\n{LONG}")[0] == ("prose", 3, 3)


def test_hostile_text_keeps_its_lines() -> None:
    text = "# Q1: A\n\n<|endoftext|>\x0b\u2028\x1b[31m café 日本語 \U0001f600\n\n\x00"
    _, chunks = cut_text(text)
    assert [c.sha256 == digest(text_of(split_lines(text), c.span)) for c in chunks] == [True] * len(chunks)


LINES = [
    "",
    "",
    "text",
    "more:",
    "# Q1: A",
    "## Q2: B",
    "### C",
    "# What?",
    "**Bold**",
    "**Difficulty: Easy**",
    "- a",
    "1. c",
    "> q",
    "```",
    "```python",
    "def f():",
    "    x = 1",
    "class A:",
    "    def m(self):",
    "        pass",
    "'''",
    "| a |",
    "|---|",
    "---",
    "<details>",
    "<summary>S</summary>",
]


@settings(deadline=None, derandomize=True, max_examples=300, database=None)
@given(st.lists(st.sampled_from(LINES), max_size=120))
def test_chunks_of_any_markdown_stay_inside_their_question_and_hold_its_answer(lines: list[str]) -> None:
    text = "\n".join(lines)
    questions, chunks = cut_text(text)
    read = split_lines(text)
    spans = [question.span for question in questions]
    for chunk in chunks:
        assert any(chunk.span in span for span in spans)
        assert chunk.sha256 == digest(text_of(read, chunk.span))
        if chunk.parent is not None:
            assert chunk.span in chunks[chunk.parent].span
    held = {n for chunk in chunks for n in range(chunk.span.start, chunk.span.end + 1)}
    answers = {n for span in spans for n in range(span.start, span.end + 1) if read[n - 1].strip()}
    assert answers <= held
