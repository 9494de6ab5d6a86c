"""Choose the lines of a passage to highlight."""

from __future__ import annotations

from citewell.index import Chunk, Encoded, Index, Span

MAX_COSINE_GAP = 0.05
"""Lines within this cosine of the best line are highlighted with it."""
MAX_HIGHLIGHTS = 3
"""More separate highlights would not stand out."""
MIN_PASSAGE_LINES = 4
"""Shorter passages are read at a glance."""


def highlights(query: Encoded, shown: Chunk, found: Chunk, index: Index) -> list[Span]:
    """Return the spans of a shown chunk that answer the query: the chunk found in it, or its lines nearest in meaning.

    Return none when they would cover more than half of the passage.
    """
    if found.span != shown.span:
        return [found.span]
    if len(shown.span) < MIN_PASSAGE_LINES:
        return []
    spans = _nearest_lines(query, shown, index)
    return spans[:MAX_HIGHLIGHTS] if sum(map(len, spans)) <= len(shown.span) / 2 else []


def _nearest_lines(query: Encoded, chunk: Chunk, index: Index) -> list[Span]:
    """Return the lines whose vectors are nearest to the query's, adjacent lines joined."""
    cosines = index.line_cosines(query.vector, chunk)
    best = max(cosines.values(), default=0.0)
    if best <= 0:  # a query whose vector means nothing
        return []
    spans: list[Span] = []
    for line, cosine in cosines.items():
        if cosine < best - MAX_COSINE_GAP:
            continue
        if spans and line - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, line)
        else:
            spans.append(Span(line, line))
    return spans
