"""Turn ranked hits into passages: verbatim lines, each with a verified citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from citewell.assistant.ask.matching import ChunkMask
from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.retrieve import Retrieved
from citewell.assistant.show.highlights import highlights
from citewell.assistant.show.repeats import Distinct, fold_repeats
from citewell.assistant.show.verify import is_verified
from citewell.assistant.types import Citation, Header, Passage, Place
from citewell.index import Chunk, Encoded, Index, text_of

MIN_CODE_LINES = 12
"""Code shorter than this is shown inside the chunk that holds it, which says what it is part of."""
MAX_HOLDER_LINES = 30
"""Longer chunks are not shown in place of short code: the lines that answer would be lost in them."""
MAX_SECTION_LINES = 60
"""A section or answer of up to one or two screens is shown whole. Measured on five corpora by other people: the first
passage is right for .692 of the questions, for .646 when the chunk that was found is shown alone."""


def compose(
    retrieved: Retrieved, hits: Sequence[Hit], index: Index, limit: int, html: bool, explain: bool, alone: bool = False
) -> tuple[Passage, ...]:
    """Return passages for the best hits, at most `limit`, none of which repeats another.

    `html` asks for each passage as HTML too, `explain` for the features it was ranked by. With `alone`, a passage is
    not shown inside the section that holds it.
    """
    displayed = [(hit, hit.chunk if alone else displayed_for(hit, index, retrieved.allowed)) for hit in hits]
    distinct = fold_repeats(displayed, index, limit)
    return tuple(_passage(rank, one, retrieved.encoded, index, html, explain) for rank, one in enumerate(distinct, 1))


def displayed_for(hit: Hit, index: Index, allowed: ChunkMask) -> Chunk:
    """Return the chunk to show for a hit; a definition that was asked for by name is shown itself."""
    return hit.chunk if hit.features.definition_match else displayed_chunk(hit.chunk, index, allowed)


def displayed_chunk(chunk: Chunk, index: Index, allowed: ChunkMask) -> Chunk:
    """Return the chunk to show for another: the smallest short section or answer that holds it, or itself.

    Code that is too short to read alone is shown in what holds it.
    """
    holders = [holder for holder in (chunk, *index.ancestors(chunk)) if holder.searchable and allowed[holder.id]]
    for holder in holders:
        if len(holder.span) <= MAX_SECTION_LINES and _is_section(holder, index):
            return holder
    if chunk.kind == "code" and len(chunk.span) < MIN_CODE_LINES:
        return next((holder for holder in holders[1:] if len(holder.span) <= MAX_HOLDER_LINES), chunk)
    return chunk


def _is_section(chunk: Chunk, index: Index) -> bool:
    """Return whether a chunk is all that stands below a heading, or a whole answer."""
    if chunk.kind == "code":
        return False
    parent = next(index.ancestors(chunk), None)
    return parent is None or len(chunk.heading_path) > len(parent.heading_path)


def _passage(rank: int, distinct: Distinct, query: Encoded, index: Index, html: bool, explain: bool) -> Passage:
    hit, chunk, copies = distinct
    text = index.text(chunk)
    spans = highlights(query, chunk, hit.chunk, index)
    header = _header(chunk, index)
    rendered = ""
    if html:
        from citewell.assistant.html.passages import (
            passage_html,  # the terminal shows no HTML and starts faster without
        )

        rendered = passage_html(text, chunk.kind, chunk.language, chunk.span.start, spans, header)
    return Passage(
        rank=rank,
        score=round(float(hit.score), 4),
        kind=chunk.kind,
        language=chunk.language,
        text=text,
        html=rendered,
        highlights=tuple((span.start, span.end) for span in spans),
        tokens=chunk.tokens,
        citation=_citation(chunk, index),
        also_in=tuple(Place(copy.source, copy.span.start, copy.span.end) for copy in copies),
        explanation={name: round(float(value), 4) for name, value in asdict(hit.features).items()} if explain else {},
        header=header,
    )


def _header(chunk: Chunk, index: Index) -> Header | None:
    if chunk.header is None:
        return None
    return Header(chunk.header.start, chunk.header.end, text_of(index.lines[chunk.source], chunk.header))


def _citation(chunk: Chunk, index: Index) -> Citation:
    return Citation(
        source=chunk.source,
        start_line=chunk.span.start,
        end_line=chunk.span.end,
        question=chunk.question,
        heading_path=chunk.heading_path,
        sha256=chunk.sha256,
        verified=is_verified(index.documents[chunk.source], chunk.span, chunk.sha256),
    )
