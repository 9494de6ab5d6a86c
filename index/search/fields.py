"""The texts that are derived from a chunk for search, and its words by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from citewell.index.cut.data_uris import without_data_uris
from citewell.index.read.boilerplate import without_formatting
from citewell.index.read.titles import without_number
from citewell.index.search.analyser import Analyser
from citewell.index.search.terms import identifier, words
from citewell.index.types import Chunk, Document, text_of

UNNAMED_FILES = {"index", "_index", "readme"}  # their folder has the name
MAX_SHORT_WORDS = 40
"""A section of fewer words, as under "Install" in a README, seldom names what it is about: its document's title does.

Of 1,561 chunks of the notes that come with Citewell none is so short a section."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A chunk with the texts that search needs of it."""

    chunk: Chunk
    text: str
    """The lines of its span, joined by line feeds, below the header of its table; without `data:` URIs."""
    prose: str
    """Its text without markdown formatting; of code, only the comments and docstrings."""
    context: tuple[str, ...] = ()
    """The headings above its question, from the name of its document down."""
    document_names: str = ""
    """Other names of its document: aliases, tags, and its description."""

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


def prepare_all(chunks: Sequence[Chunk], documents: Sequence[Document]) -> list[Prepared]:
    """Derive the texts of all chunks from their documents."""
    lines = {document.source: document.lines for document in documents}
    by_source = {document.source: document for document in documents if len(documents) > 1}
    return [prepare(chunk, lines[chunk.source], by_source.get(chunk.source)) for chunk in chunks]


def prepare(chunk: Chunk, lines: Sequence[str], document: Document | None = None) -> Prepared:
    """Derive the texts of a chunk from the lines of its document.

    `document` is None where the index holds no other: then its name tells nothing of a chunk, and is left out, but for
    the title of a document above its short sections.
    """
    spans = [chunk.header, chunk.span] if chunk.header else [chunk.span]
    text = without_data_uris("\n".join(text_of(lines, span) for span in spans))
    prose = comments(text, chunk.language) if chunk.kind == "code" else without_formatting(text)
    if document is None:
        return Prepared(chunk, text, prose, chunk.above if _is_short_section(chunk, prose) else chunk.above[1:])
    front = document.front_matter
    names = " ".join((*front.aliases, *front.tags, front.description))
    return Prepared(chunk, text, prose, (*_file_name(chunk), *chunk.above), names)


def fields_of(prepared: Prepared) -> Fields:
    """Return a chunk's text by field."""
    chunk = prepared.chunk
    name = " ".join((chunk.symbol.rpartition(".")[2], *chunk.heading_path[1:][-1:]))
    place = " ".join(
        filter(None, (prepared.document_names, *prepared.context, prepared.title, *chunk.heading_path[1:]))
    )
    if chunk.kind == "code":
        return Fields(name, place, prepared.prose, prepared.text)
    return Fields(name, place, "", prepared.prose)


def terms_of(chunks: Sequence[Prepared], documents: Sequence[Document], analyser: Analyser) -> list[list[list[str]]]:
    """Return the terms of each chunk of documents, by field."""
    languages = {document.source: document.language for document in documents}
    return [[analyser.terms(text, languages[each.chunk.source]) for text in fields_of(each)] for each in chunks]


def texts_once(chunks: Iterable[Prepared]) -> Iterator[str]:
    """Yield the text of every chunk that no other chunk holds: all lines of the documents once."""
    return (prepared.text for prepared in chunks if prepared.chunk.parent is None)


def _is_short_section(chunk: Chunk, prose: str) -> bool:
    return chunk.parent is None and chunk.kind != "code" and len(words(prose)) < MAX_SHORT_WORDS


def _file_name(chunk: Chunk) -> tuple[str, ...]:
    """Return the name of a chunk's file as words, unless a heading above the chunk says the same."""
    stem = PurePosixPath(chunk.source).stem
    said = identifier(" ".join((*chunk.above, chunk.question)))
    return () if stem.lower() in UNNAMED_FILES or identifier(stem) in said else (stem.replace("-", " "),)


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
