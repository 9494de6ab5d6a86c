"""Order the hits of a question as a follow-up refines them: others, code first, an explanation, a short one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from citewell.assistant.ask.matching import ChunkMask
from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.search import Found
from citewell.assistant.show.compose import displayed_for
from citewell.assistant.show.repeats import fold_repeats, shares_lines
from citewell.assistant.types import Refinement
from citewell.index import Chunk, Index

SHORTER = 2 / 3
"""Share of the lines of the first passage that a shorter one may have."""


def refine(found: Found, refinements: Sequence[Refinement], index: Index, limit: int) -> list[Hit]:
    """Return the hits of a query in the order of the last refinement, which is about what the earlier ones showed.

    Each earlier answer showed `limit` passages. `another` leaves out what was shown.
    """
    allowed = found.retrieved.allowed
    ordered = found.hits
    shown: list[Chunk] = []
    for refinement in refinements:
        shown += _shown(ordered, index, allowed, limit)
        match refinement:
            case "another":
                ordered = [hit for hit in ordered if not _is_among(displayed_for(hit, index, allowed), shown)]
            case "code":
                ordered = sorted(found.hits, key=lambda hit: not has_code(hit.chunk, index))
            case "why":
                ordered = _explanation_first(found)
            case "shorter":
                ordered = _shorter(found, shown[0]) if shown else []
    return ordered


def has_code(chunk: Chunk, index: Index) -> bool:
    """Return whether a chunk is code, or a short section with code in it."""
    return chunk.kind == "code" or any(
        line.lstrip().startswith(("```", "~~~")) for line in index.text(chunk).split("\n")
    )


def _shown(hits: Sequence[Hit], index: Index, allowed: ChunkMask, limit: int) -> list[Chunk]:
    displayed = ((hit, displayed_for(hit, index, allowed)) for hit in hits)
    return [one.chunk for one in fold_repeats(displayed, index, limit)]


def _is_among(chunk: Chunk, shown: Sequence[Chunk]) -> bool:
    return any(shares_lines(chunk, other) for other in shown)


def _explanation_first(found: Found) -> list[Hit]:
    """Return the prose and lists of the question that the first hit answers, then all else."""

    def explains(hit: Hit) -> bool:
        return _question(hit.chunk) == found.first_question and hit.chunk.kind in ("prose", "list")

    return sorted(found.hits, key=lambda hit: not explains(hit))


def _shorter(found: Found, first: Chunk) -> list[Hit]:
    """Return the best hit of the same question that is much shorter than what was shown first; none without one."""
    most = SHORTER * len(first.span)
    short = (hit for hit in found.hits if _question(hit.chunk) == _question(first) and len(hit.chunk.span) <= most)
    return list(islice(short, 1))


def _question(chunk: Chunk) -> tuple[str, str]:
    return chunk.source, chunk.question
