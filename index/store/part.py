"""A part of an index: the documents of some corpora, with what has to be derived from them anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citewell.index.search.analyser import Analyser
from citewell.index.search.fields import prepare_all, terms_of, texts_once
from citewell.index.search.lexical import Lexical
from citewell.index.store.manifest import Manifest, display_name
from citewell.index.types import Chunk, Document, Question


@dataclass(frozen=True, slots=True)
class Part:
    """What an index of some corpora alone holds. Its chunks are numbered from 0."""

    manifest: Manifest
    documents: list[Document]
    questions: list[Question]
    chunks: list[Chunk]
    chunk_ids: NDArray[np.int64]
    """The numbers that the chunks have in the whole index, ascending."""
    line_numbers: NDArray[np.int64]
    """The numbers that the lines have there, ascending, counted from 0 through all documents."""
    analyser: Analyser
    lexical: Lexical
    texts: list[str]
    """All lines of the documents once, as their words are counted."""


def part_of(
    manifest: Manifest,
    documents: Sequence[Document],
    questions: Sequence[Question],
    chunks: Sequence[Chunk],
    corpora: frozenset[str],
) -> Part:
    """Return the part of an index that these corpora are. Names that are no corpus of the index count for nothing."""
    kept = [document for document in documents if corpus_of(document, manifest) in corpora]
    sources = {document.source for document in kept}
    own_chunks = [chunk for chunk in chunks if chunk.source in sources]
    numbered = _numbered(own_chunks)
    prepared = prepare_all(numbered, kept)
    analyser = Analyser.of_documents(kept)
    return Part(
        manifest=_manifest(manifest, corpora, len(numbered)),
        documents=kept,
        questions=[question for question in questions if question.source in sources],
        chunks=numbered,
        chunk_ids=np.array([chunk.id for chunk in own_chunks], np.int64),
        line_numbers=_line_numbers(documents, sources),
        analyser=analyser,
        lexical=Lexical.fit(terms_of(prepared, kept, analyser)),
        texts=list(texts_once(prepared)),
    )


def corpus_of(document: Document, manifest: Manifest) -> str:
    """Return the name of the corpus that a document was read for; empty for the unnamed one.

    A document is of a named corpus when it is cited below that name and lies in one of its folders.
    """
    name = document.source.partition("/")[0]
    return name if name and _is_below(document.path, manifest.corpora.get(name, ())) else ""


def _is_below(path: str, folders: Sequence[str]) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)


def _numbered(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return chunks numbered from 0 in their order. A chunk's parent is always among them."""
    numbers: dict[int | None, int] = {chunk.id: number for number, chunk in enumerate(chunks)}
    return [replace(chunk, id=number, parent=numbers.get(chunk.parent)) for number, chunk in enumerate(chunks)]


def _line_numbers(documents: Sequence[Document], sources: set[str]) -> NDArray[np.int64]:
    """Return the numbers of the lines of some documents, counted from 0 through all of them."""
    counts = [len(document.lines) for document in documents]
    return np.flatnonzero(np.repeat([document.source in sources for document in documents], counts))


def _manifest(manifest: Manifest, corpora: frozenset[str], chunk_count: int) -> Manifest:
    kept = {name: folders for name, folders in manifest.corpora.items() if name in corpora}
    folders = [folder for folders in kept.values() for folder in folders]
    return replace(
        manifest,
        name=display_name({name: [Path(folder) for folder in folders] for name, folders in kept.items()}),
        corpora=kept,
        files_seen={path: seen for path, seen in manifest.files_seen.items() if _is_below(path, folders)},
        chunk_count=chunk_count,
        checksums={},
    )
