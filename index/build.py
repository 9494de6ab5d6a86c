"""Ingestion: a folder of markdown becomes an index. `ingest` reads aloud as the whole way."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.chunking import chunk_section
from index.dense import Dense
from index.documents import Skipped, census, changed, read_documents
from index.encoder import DEFAULT, Encoder
from index.errors import IndexStoreError
from index.fields import fields_of, gist_of, texts_to_embed
from index.lexical import Lexical
from index.line_vectors import LineVectors, is_remark, sentences, spoken
from index.manifest import Manifest
from index.markdown import parse
from index.pieces import Pieces
from index.questions import find_questions
from index.store import ENGLISH, load_manifest, publish, write_texts, writing
from index.types import READABLE, Chunk, Document, Question, text_of
from index.vocabulary import write_english


@dataclass
class Report:
    """What an ingestion did."""

    documents: int
    questions: int
    chunks: int
    seconds: float
    warnings: list[Skipped] = field(default_factory=list)


class Progress:
    """What `ingest` tells while it works; a terminal shows a bar, a log nothing."""

    def start(self, total: int, what: str) -> None: ...

    def advance(self, done: int) -> None: ...

    def finish(self) -> None: ...


def ingest(
    paths: Sequence[Path],
    index: Path,
    encoder: str = DEFAULT,
    progress: Progress | None = None,
    name: str | None = None,
) -> Report:
    """Read, cut, embed and publish. The old index answers until the new one is whole.

    Raises `CorpusError` when there is nothing to read, `EncoderError` when the model cannot be used.
    """
    started = time.monotonic()
    progress = progress or Progress()
    with writing(index):
        seen = census(paths)  # before they are read: what changes meanwhile is found stale
        documents, skipped = read_documents(paths)
        questions, chunks, warnings = cut(documents)
        lines = {document.source: document.lines for document in documents}
        texts = [text_of(lines[chunk.source], chunk.span) for chunk in chunks]
        lexical = Lexical.fit([fields_of(c, text) for c, text in zip(chunks, texts, strict=True)])
        model = Encoder(encoder)
        vectors = embed(model, documents, chunks, texts, progress)
        manifest = Manifest(
            name=name or _name(paths),
            encoder=encoder,
            dimension=model.dimension,
            max_pieces=model.max_pieces,
            paths=[str(path.absolute()) for path in paths],
            seen=seen,
            chunks=len(chunks),
            settings={"readable_lines": READABLE},
        )

        def write(folder: Path) -> None:
            write_texts(folder, documents, questions, chunks)
            lexical.save(folder / "lexical")
            vectors.save(folder)
            write_english(folder / ENGLISH)
            model.export(folder)

        publish(index, manifest, write)
    listed = sum(question.listed for question in questions)
    return Report(len(documents), listed, len(chunks), time.monotonic() - started, skipped + warnings)


def cut(documents: Sequence[Document]) -> tuple[list[Question], list[Chunk], list[Skipped]]:
    """Cut documents into questions and these into chunks, numbered through."""
    questions: list[Question] = []
    chunks: list[Chunk] = []
    warnings: list[Skipped] = []
    for document in documents:
        lines = document.lines
        sections = find_questions(parse(lines), document.source, lines)
        if not any(section.question.listed for section in sections):
            warnings.append(Skipped(document.path, "no question found in it"))
        for section in sections:
            questions.append(section.question)
            chunks.extend(chunk_section(section, lines, len(chunks)))
    return questions, chunks, warnings


def embed(
    model: Encoder, documents: Sequence[Document], chunks: Sequence[Chunk], texts: Sequence[str], progress: Progress
) -> Vectors:
    """Embed every searchable chunk, in parts where it is longer than the encoder reads, and each of its lines."""
    parts: list[str] = []
    owners: list[int] = []
    for chunk, text in zip(chunks, texts, strict=True):
        if chunk.searchable:
            mine = texts_to_embed(chunk, text, model.pieces, model.max_pieces)
            parts.extend(mine)
            owners.extend([chunk.id] * len(mine))
    named = [chunk.id for chunk in chunks if chunk.searchable]
    numbers, said, remarks = said_lines(documents, chunks)
    progress.start(len(parts) + len(named) + len(said), "embedding")
    vectors, by_part = model.encode(parts, progress.advance)
    gists = model.vectors(
        [gist_of(chunks[i], texts[i], model.pieces, model.max_pieces) for i in named], progress.advance
    )
    lines = LineVectors.fit(model.vectors(said, progress.advance), numbers, remarks)
    progress.finish()
    by_chunk: list[list[np.ndarray]] = [[] for _ in chunks]
    for owner, rows in zip(owners, by_part, strict=True):
        by_chunk[owner].append(rows)
    empty = np.zeros((0, model.dimension), np.float32)
    pieces = Pieces.fit([np.concatenate(rows) if rows else empty for rows in by_chunk], model.dimension)
    return Vectors(
        Dense.fit(vectors, np.array(owners, np.int32), len(chunks)),
        Dense.fit(gists, np.array(named, np.int32), len(chunks)),
        pieces,
        lines,
    )


def said_lines(documents: Sequence[Document], chunks: Sequence[Chunk]) -> tuple[list[int], list[str], list[bool]]:
    """What the lines inside chunks say, prose sentence by sentence: line numbers through all documents, words, and
    whether they are remarks, as all prose is."""
    code: dict[tuple[str, int], bool] = {}
    for chunk in chunks:
        if chunk.searchable:
            for number in range(chunk.span.start, chunk.span.end + 1):
                code[chunk.source, number] = code.get((chunk.source, number), False) or chunk.kind == "code"
    numbers, said, remarks = [], [], []
    offset = 0
    for document in documents:
        for number, line in enumerate(document.lines, 1):
            is_code = code.get((document.source, number))
            if is_code is None:
                continue
            for sentence in [line] if is_code else sentences(line):
                if words := spoken(sentence):
                    numbers.append(offset + number - 1)
                    said.append(words)
                    remarks.append(not is_code or is_remark(line))
        offset += len(document.lines)
    return numbers, said, remarks


class Vectors(NamedTuple):
    """All that is embedded."""

    dense: Dense
    gists: Dense
    pieces: Pieces
    lines: LineVectors

    def save(self, folder: Path) -> None:
        self.dense.save(folder / "dense")
        self.gists.save(folder / "gists")
        self.pieces.save(folder)
        self.lines.save(folder / "lines")


def is_fresh(paths: Sequence[Path], index: Path, encoder: str = DEFAULT) -> bool:
    """Whether the index holds exactly these files as they are now, embedded with this encoder."""
    try:
        _, manifest = load_manifest(index)
    except IndexStoreError:
        return False
    if manifest.encoder != encoder or manifest.paths != [str(path.absolute()) for path in paths]:
        return False
    return changed(paths, manifest.seen) is None


def _name(paths: Sequence[Path]) -> str:
    only = paths[0].resolve()
    return (only.stem if only.is_file() else only.name) if len(paths) == 1 else f"{len(paths)} folders"
