"""A loaded index: everything a question needs."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citewell.index.embed.query_encoder import QueryEncoder
from citewell.index.errors import IndexStale
from citewell.index.read.documents import changed
from citewell.index.search.dense import Dense
from citewell.index.search.late_interaction import Pieces
from citewell.index.search.lexical import Lexical
from citewell.index.search.line_vectors import LineVectors
from citewell.index.search.vocabulary import Vocabulary
from citewell.index.store.manifest import Manifest
from citewell.index.types import Chunk, Document, Question, text_of


@dataclass
class Index:
    """Everything a question needs. Not changed once loaded, so threads may share it."""

    path: Path
    folder: Path
    """Of the generation that was loaded."""
    manifest: Manifest
    documents: dict[str, Document]
    questions: list[Question]
    chunks: list[Chunk]
    lexical: Lexical
    dense: Dense
    """Vectors of the chunks' text, in parts where it is long."""
    gists: Dense
    """A vector for what each chunk is about, in a line."""
    pieces: Pieces
    line_vectors: LineVectors
    vocabulary: Vocabulary
    encoder: QueryEncoder

    def text(self, chunk: Chunk) -> str:
        return text_of(self.lines[chunk.source], chunk.span)

    def check_fresh(self) -> None:
        """Raise `IndexStale` when a document on disk is no longer what was ingested."""
        if path := changed(self.manifest.paths, self.manifest.seen):
            raise IndexStale(self.path, f"{path} changed")

    @cached_property
    def lines(self) -> dict[str, list[str]]:
        return {source: document.lines for source, document in self.documents.items()}

    def numbers(self, chunk: Chunk) -> tuple[int, int]:
        """The first and last line of a chunk, counted from 0 through all documents."""
        before = self._offsets[chunk.source] - 1
        return before + chunk.span.start, before + chunk.span.end

    @cached_property
    def _offsets(self) -> dict[str, int]:
        counts = [len(lines) for lines in self.lines.values()]
        return dict(zip(self.lines, itertools.accumulate(counts, initial=0), strict=False))

    @cached_property
    def commonness(self) -> NDArray[np.float32]:
        """(chunks,): how near each chunk is to what all chunks are about on average."""
        vectors = self.gists.vectors.reconstruct_n(0, self.gists.vectors.ntotal)
        mean = vectors.mean(axis=0)
        return self.dense.scores(mean / (np.linalg.norm(mean) or 1))

    @cached_property
    def searchable(self) -> NDArray[np.bool_]:
        """(chunks,): which may be passages themselves."""
        return np.array([chunk.searchable for chunk in self.chunks], bool)

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Ids of the chunks directly inside each chunk."""
        inside: dict[int, list[int]] = {}
        for chunk in self.chunks:
            if chunk.parent is not None:
                inside.setdefault(chunk.parent, []).append(chunk.id)
        return inside
