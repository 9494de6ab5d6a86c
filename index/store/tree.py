"""The tree of the chunks: a class holds its methods, a listing its classes, a section its listings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from citewell.index.types import Chunk


class ChunkTree:
    """Walks the chunks of an index by `Chunk.parent`. Chunk i of the sequence has id i."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._chunks = chunks
        self._inside: defaultdict[int | None, list[Chunk]] = defaultdict(list)
        """Chunks by the id of their parent, in the order of the document."""
        for chunk in chunks:
            self._inside[chunk.parent].append(chunk)

    def ancestors(self, chunk: Chunk) -> Iterator[Chunk]:
        """Yield the chunks that hold a chunk, the nearest first."""
        while chunk.parent is not None:
            chunk = self._chunks[chunk.parent]
            yield chunk

    def children(self, chunk: Chunk) -> list[Chunk]:
        """Return the chunks directly inside a chunk, in the order of the document."""
        return list(self._inside.get(chunk.id, ()))

    def siblings(self, chunk: Chunk) -> list[Chunk]:
        """Return the other chunks with the same parent; for a chunk without one, those of its question."""
        return [
            other
            for other in self._inside.get(chunk.parent, ())
            if other.id != chunk.id and (other.source, other.question) == (chunk.source, chunk.question)
        ]
