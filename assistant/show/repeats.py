"""Fold repeated passages: the same lines are shown once, and copies in other places are listed with the first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

from citewell.assistant.rank.hits import Hit
from citewell.index import Chunk, Index

MIN_SIMILARITY = 90.0
"""Percent, by rapidfuzz's `ratio`, from which texts of two files count as copies: a word changed here and there."""
MAX_TOKEN_RATIO = 1.25
"""Texts whose lengths differ by more cannot be that similar, so they are not compared."""


class Distinct(NamedTuple):
    """A hit whose passage repeats no better one."""

    hit: Hit
    chunk: Chunk
    """The chunk that is shown."""
    copies: list[Chunk]
    """Chunks elsewhere with nearly the same text."""


def fold_repeats(displayed: Iterable[tuple[Hit, Chunk]], index: Index, limit: int) -> list[Distinct]:
    """Return the first `limit` hits that repeat no earlier one.

    A hit repeats an earlier one when the chunks shown for the two share half of the lines of the shorter one, or when
    they have nearly the same text; in the latter case it is added to the earlier hit's copies.
    """
    found: list[Distinct] = []
    for hit, chunk in displayed:
        for earlier in found:
            if shares_lines(chunk, earlier.chunk):
                break
            if _is_copy(chunk, earlier.chunk, index):
                if not any(shares_lines(chunk, copy) for copy in earlier.copies):
                    earlier.copies.append(chunk)
                break
        else:
            if len(found) < limit:
                found.append(Distinct(hit, chunk, []))
    return found


def shares_lines(chunk: Chunk, other: Chunk) -> bool:
    """Return whether two chunks share half of the lines of the shorter one."""
    shared = chunk.span.overlap(other.span)
    return chunk.source == other.source and 2 * shared >= min(len(chunk.span), len(other.span))


def _is_copy(chunk: Chunk, other: Chunk, index: Index) -> bool:
    """Return whether two chunks have the same text, or nearly the same in different files."""
    if chunk.sha256 == other.sha256:
        return True
    ratio = chunk.tokens / max(other.tokens, 1)
    if chunk.source == other.source or not 1 / MAX_TOKEN_RATIO < ratio < MAX_TOKEN_RATIO:
        return False
    return fuzz.ratio(index.text(chunk), index.text(other), score_cutoff=MIN_SIMILARITY) > 0
