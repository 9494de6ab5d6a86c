"""Sentences about what a follow-up asked for and the notes do not have."""

from __future__ import annotations

from collections.abc import Sequence

from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.search import Found
from citewell.assistant.show.refine import has_code
from citewell.assistant.types import Query
from citewell.index import Index


def notices_of(query: Query, hits: Sequence[Hit], found: Found, index: Index) -> tuple[str, ...]:
    """Return what the hits lack of what a follow-up asked for; nothing when they meet it."""
    notices = []
    match found.constraint:
        case "absent":
            notices.append(f"The notes do not mention “{query.constraint}”.")
        case "unclear":
            notices.append(f"No passage that mentions “{query.constraint}” clearly answers this.")
    match query.refinement:
        case "another" if not hits:
            notices.append("All passages on this subject were shown.")
        case "code" if not any(has_code(hit.chunk, index) for hit in hits[:1]):
            notices.append("There is no code on this subject in the notes.")
        case "shorter" if not hits:
            notices.append("There is no shorter passage on this subject.")
    return tuple(notices)
