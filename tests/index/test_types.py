"""Lines are counted one way, whatever ends them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citewell.index.cut.chunking import chunk_section
from citewell.index.read.sections import sections_of
from citewell.index.types import Document, split_lines, text_of

LINES = {
    "LF": ("a\nb\n", ["a", "b"]),
    "CRLF": ("a\r\nb\r\n", ["a", "b"]),
    "no end": ("a\nb", ["a", "b"]),
    "a CR inside a line": ("10%\r50%\r100%\ndone\n", ["10%\r50%\r100%", "done"]),
    "CR alone": ("a\rb\r", ["a", "b"]),
    "form feed, vertical tab and U+2028 are text": ("a\x0cb\x0bc\u2028d\ne", ["a\x0cb\x0bc\u2028d", "e"]),
    "blank lines": ("\n\na\n", ["", "", "a"]),
}


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_lines_end_where_editors_end_them(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines


PIECES = st.sampled_from(
    ["# A", "## What is b?", "- c", "    d", "```", "> e", "f g.", "| h | i |", "---", "", "1. j", "***"]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\x0c", "\n\n", "\x0b"])


@given(st.lists(st.tuples(PIECES, ENDS), max_size=30))
def test_a_passage_is_the_cited_lines_of_the_file_whatever_ends_them(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in parts)
    document = Document("a.md", str(Path("/a.md")), text, "")
    lines = document.lines
    if "\n" in text:
        in_file = text.encode().replace(b"\r\n", b"\n").split(b"\n")
        assert [line.encode() for line in lines] == in_file[: len(lines)]
    for section in sections_of(document):
        for chunk in chunk_section(section, lines, 0):
            assert 1 <= chunk.span.start <= chunk.span.end <= len(lines)
            assert text_of(lines, chunk.span).split("\n") == lines[chunk.span.start - 1 : chunk.span.end]
