"""The texts that are derived from a chunk for search, and its words by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from citewell.index.read.boilerplate import without_formatting
from citewell.index.read.titles import without_number
from citewell.index.types import Chunk, text_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A chunk with the texts that search needs of it."""

    chunk: Chunk
    text: str
    """The lines of its span, joined by line feeds."""
    prose: str
    """Its text without markdown formatting; of code, only the comments and docstrings."""

    @property
    def title(self) -> str:
        """The question it belongs to, without its number."""
        return without_number(self.chunk.heading_path[0])


class Fields(NamedTuple):
    """A chunk's text by where it stands. Lexical search scores each field separately."""

    name: str
    """Its definition and its own heading."""
    place: str
    """The question, the headings and the definitions around it."""
    comment: str
    """The comments and docstrings of code; empty for prose."""
    body: str
    """All of its lines."""


def prepare(chunk: Chunk, lines: Sequence[str]) -> Prepared:
    """Derive the texts of a chunk from the lines of its document."""
    text = text_of(list(lines), chunk.span)
    return Prepared(chunk, text, comments(text, chunk.language) if chunk.kind == "code" else without_formatting(text))


def fields_of(prepared: Prepared) -> Fields:
    """Return a chunk's text by field."""
    chunk = prepared.chunk
    name = " ".join((chunk.symbol.rpartition(".")[2], *chunk.heading_path[1:][-1:]))
    place = " ".join((prepared.title, *chunk.heading_path[1:]))
    if chunk.kind == "code":
        return Fields(name, place, prepared.prose, prepared.text)
    return Fields(name, place, "", prepared.prose)


def comments(code: str, language: str) -> str:
    """Return the comments and docstrings of code, as Pygments recognises them; nothing for an unknown language."""
    from pygments.lexers import get_lexer_by_name  # only ingestion needs it
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return ""
    return " ".join(
        value
        for kind, value in lexer.get_tokens(code)
        if kind[:1] == ("Comment",) or kind[:3] == ("Literal", "String", "Doc")
    )
