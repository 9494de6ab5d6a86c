"""The words of a chunk by field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citewell.index import Chunk, Span
from citewell.index.search.fields import comments, fields_of, prepare


def chunk(*path: str, symbol: str = "", language: str = "", kind: str = "prose") -> Chunk:
    """A chunk of all lines that it is prepared with."""
    return Chunk(0, "a.md", Span(1, 9999), kind, path[0], path, language, symbol, 0, "")  # type: ignore[arg-type]


METHOD = chunk(
    "Q7: What is a cache?", "Caching", "Cache", "get_user", symbol="Cache.get_user", language="python", kind="code"
)


def test_fields_are_where_the_words_stand() -> None:
    fields = fields_of(prepare(METHOD, ["def get_user():", "    return 1  # found"]))
    assert fields.name.split() == ["get_user", "get_user"]
    assert fields.place == "What is a cache? Caching Cache get_user"
    assert fields.comment.strip() == "# found"
    assert fields.body.startswith("def get_user")


def test_the_body_of_prose_has_no_formatting_and_its_comment_is_empty() -> None:
    fields = fields_of(prepare(chunk("Q1: A"), ["A<br>tag. <!-- hidden -->"]))
    assert (fields.comment, fields.body) == ("", "A tag.  ")


@pytest.mark.parametrize(
    "image",
    ['<img src="a.png" alt="The red cord">', "<IMG alt='The red&#32;cord' src=a.png />", "![The red cord](a.png)"],
)
def test_the_description_of_an_image_is_searched(image: str) -> None:
    assert "The red cord" in prepare(chunk("Q1: A"), [f"See {image}."]).prose


def test_an_image_written_into_the_text_is_not_searched() -> None:
    prepared = prepare(chunk("Q1: A"), ["A dent. ![dent](data:image/png;base64,iVBORw0KGgo=)"])
    assert prepared.text == "A dent. ![dent]()"


def test_rows_of_a_table_are_searched_with_its_header() -> None:
    rows = replace(chunk("Q1: A", kind="table"), span=Span(4, 4), header=Span(1, 2))
    assert prepare(rows, ["| Code |", "|---|", "| E1 |", "| E2 |"]).text == "| Code |\n|---|\n| E2 |"


@pytest.mark.parametrize(
    ("code", "language", "expected"),
    [
        ("x = 1  # why", "python", "# why"),
        ('def f():\n    """Says it."""', "python", '"""Says it."""'),
        ("x; // why", "javascript", "// why"),
        ("# x", "cobol-of-mars", ""),
    ],
)
def test_comments_and_docstrings_are_found(code: str, language: str, expected: str) -> None:
    assert comments(code, language).strip() == expected


ALONE = replace(chunk("Install"), above=("Crane",))


@pytest.mark.parametrize(
    ("section", "text", "place"),
    [
        (ALONE, "Run `make`.", "Crane Install"),
        (ALONE, "Run `make`. " * 40, "Install"),  # long enough to say what it is about
        (replace(ALONE, parent=0), "Run `make`.", "Install"),  # a paragraph of a section
        (replace(ALONE, above=("Crane", "Linux")), "Run `make`. " * 40, "Linux Install"),
    ],
)
def test_in_the_only_document_its_title_is_searched_with_short_sections(section: Chunk, text: str, place: str) -> None:
    assert fields_of(prepare(section, [text])).place == place
