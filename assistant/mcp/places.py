"""Names of places in the notes: `notes.md:12-20` as the id of a tool, `citewell://corpus/notes.md` as a resource."""

from __future__ import annotations

from urllib.parse import quote, unquote

import click

from citewell.assistant.terminal.places import find_document, find_place
from citewell.index import Document, Index, Span

SCHEME = "citewell://"
UNNAMED = "notes"
"""What the corpus without a name is called in a URI."""


class UnknownPlace(ValueError):
    """The notes have no such place; the message says so to the model that asked."""


def place_id(source: str, span: Span) -> str:
    """Return the id of lines, which is also how they are cited."""
    return f"{source}:{span.start}-{span.end}"


def find(id: str, index: Index) -> tuple[Document, Span]:
    """Return the document and the lines of an id, a URI, the number of a question, or the name of a document.

    Raise `UnknownPlace` when the notes have none such, or several.
    """
    if id.startswith(SCHEME):
        return find_uri(id, index)
    if document := index.documents.get(id):
        return document, whole(document)
    try:
        return find_place(id, index)
    except click.UsageError as not_a_place:
        try:
            document = find_document(id, index)
        except click.UsageError:
            raise UnknownPlace(f"{not_a_place.message}; ids are what `search` and `ask` return") from None
        return document, whole(document)


def corpora(index: Index) -> list[str]:
    """Return the corpora that URIs name, in order."""
    return sorted({corpus_and_path(source, index)[0] for source in index.documents})


def corpus_and_path(source: str, index: Index) -> tuple[str, str]:
    """Return the corpus of a source as a URI names it, and its path there."""
    first, _, rest = source.partition("/")
    return (first, rest) if rest and first in index.manifest.corpora else (_unnamed(index), source)


def uri_of(source: str, index: Index, span: Span | None = None) -> str:
    """Return the URI of a document, or of lines of it."""
    corpus, path = corpus_and_path(source, index)
    lines = f"#L{span.start}-L{span.end}" if span else ""
    return f"{SCHEME}{quote(corpus, safe='')}/{quote(path, errors='surrogateescape')}{lines}"


def find_uri(uri: str, index: Index) -> tuple[Document, Span]:
    """Return the document and the lines that a URI names. Raise `UnknownPlace` when there are none such."""
    name, _, lines = uri.removeprefix(SCHEME).partition("#")
    corpus, _, path = name.partition("/")
    corpus, path = unquote(corpus), unquote(path, errors="surrogateescape")
    document = index.documents.get(path if corpus == _unnamed(index) else f"{corpus}/{path}")
    if document is None or not uri.startswith(SCHEME):
        raise UnknownPlace(f"the notes have no resource {uri}")
    if not lines:
        return document, whole(document)
    try:
        return find_place(f"{document.source}:{lines.replace('L', '')}", index)
    except click.UsageError as error:
        raise UnknownPlace(error.message) from None


def whole(document: Document) -> Span:
    """Return all lines of a document."""
    return Span(1, max(1, len(document.lines)))


def _unnamed(index: Index) -> str:
    return UNNAMED if UNNAMED not in index.manifest.corpora else f"unnamed-{UNNAMED}"
