"""Chunks and hits for the tests of what is shown."""

from __future__ import annotations

from citewell.assistant.rank.hits import Hit
from citewell.index import Chunk, Index
from tests.assistant.rank.features import ZEROS


def hits(*chunks: Chunk) -> list[Hit]:
    return [Hit(chunk, ZEROS, score=1 / place) for place, chunk in enumerate(chunks, 1)]


def disjoint(index: Index, min_lines: int) -> list[Chunk]:
    """Return passages of at least `min_lines` lines that share no line."""
    found: list[Chunk] = []
    for chunk in index.chunks:
        if (
            chunk.searchable
            and len(chunk.span) >= min_lines
            and not any(chunk.span.overlap(other.span) for other in found)
        ):
            found.append(chunk)
    return found
