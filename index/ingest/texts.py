"""What of the notes is embedded, and the files its vectors are kept in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from citewell.index.embed.cache import Embeddings
from citewell.index.embed.encoder import Encoder
from citewell.index.search.dense import Dense
from citewell.index.search.fields import gist_of, texts_to_embed
from citewell.index.search.late_interaction import Pieces
from citewell.index.search.line_vectors import LineVectors, is_descriptive, sentences, words_of_line
from citewell.index.types import Chunk, Document


class Texts(NamedTuple):
    """Every searchable chunk, in parts where it is longer than the encoder reads; its gist; each of its lines."""

    parts: list[str]
    owners: list[int]
    """The chunk of each part, ascending."""
    gists: list[str]
    named: list[int]
    """The chunk of each gist."""
    said: list[str]
    numbers: list[int]
    """The line of each thing said, through all documents from 0, ascending."""
    remarks: list[bool]
    """Whether it speaks for more than itself."""


def texts_of(
    documents: Sequence[Document],
    chunks: Sequence[Chunk],
    texts: Sequence[str],
    said: Sequence[str],
    encoder: Encoder,
) -> Texts:
    """Gather what is to be embedded. `texts` are the chunks', `said` what they say of themselves."""
    parts: list[str] = []
    owners: list[int] = []
    gists: list[str] = []
    named: list[int] = []
    for chunk, text, remark in zip(chunks, texts, said, strict=True):
        if chunk.searchable:
            mine = texts_to_embed(chunk, text, encoder.pieces, encoder.max_pieces)
            parts.extend(mine)
            owners.extend([chunk.id] * len(mine))
            gists.append(gist_of(chunk, remark, encoder.pieces, encoder.max_pieces))
            named.append(chunk.id)
    return Texts(parts, owners, gists, named, *_said(documents, chunks))


def write_vectors(folder: Path, texts: Texts, chunks: int, embeddings: Embeddings) -> None:
    """Write what `Index` loads, from texts that are all embedded."""
    owners, named = np.array(texts.owners, np.int32), np.array(texts.named, np.int32)
    Dense.fit(embeddings.vectors(texts.parts, True), owners, chunks).save(folder / "dense")
    Dense.fit(embeddings.vectors(texts.gists, False), named, chunks).save(folder / "gists")
    LineVectors.fit(embeddings.quantised(texts.said), texts.numbers, texts.remarks).save(folder / "lines")
    counts = embeddings.piece_counts(texts.parts)
    pieces = embeddings.pieces(texts.parts)
    Pieces.write(folder / "pieces", pieces, texts.owners, counts, chunks, embeddings.encoder.dimension)


def _said(documents: Sequence[Document], chunks: Sequence[Chunk]) -> tuple[list[str], list[int], list[bool]]:
    """What the lines inside chunks say, prose sentence by sentence; all prose is a remark."""
    code: dict[tuple[str, int], bool] = {}
    for chunk in chunks:
        if chunk.searchable:
            for number in range(chunk.span.start, chunk.span.end + 1):
                code[chunk.source, number] = code.get((chunk.source, number), False) or chunk.kind == "code"
    said, numbers, remarks = [], [], []
    offset = 0
    for document in documents:
        lines = document.lines
        for number, line in enumerate(lines, 1):
            is_code = code.get((document.source, number))
            if is_code is None:
                continue
            for sentence in [line] if is_code else sentences(line):
                if words := words_of_line(sentence):
                    said.append(words)
                    numbers.append(offset + number - 1)
                    remarks.append(not is_code or is_descriptive(line))
        offset += len(lines)
    return said, numbers, remarks
