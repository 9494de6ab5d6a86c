"""Hits to passages: verbatim lines with a citation that was checked a moment ago."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from citewell.assistant.ask.filters import Allowed
from citewell.assistant.rank.features import ancestors
from citewell.assistant.rank.retrieve import Evidence
from citewell.assistant.show.verify import is_verified
from citewell.assistant.types import Citation, Hit, Passage, Place, RelatedQuestion, url_of
from citewell.index import Chunk, Encoded, Index, Question, Span

SAME = 90.0  # of 100: a copy with a word changed here and there
ENOUGH = 12  # lines: a shorter piece of code is shown inside what holds it, when that is no longer than ROOM
ROOM = 30
AS_GOOD = 0.05  # cosine: lines this near to the best one are marked too
MARKS = 3  # more would mark nothing


def compose(
    evidence: Evidence, hits: Sequence[Hit], index: Index, limit: int, html: bool, explain: bool
) -> tuple[Passage, ...]:
    """Make passages of the best hits, none of them showing the same lines twice."""
    groups = distinct(hits, index, limit, evidence.allowed)
    return tuple(
        passage_of(evidence.encoded, group, index, rank, html, explain) for rank, group in enumerate(groups, 1)
    )


class Group(NamedTuple):
    """A hit, what is shown for it, and what says the same elsewhere."""

    hit: Hit
    chunk: Chunk
    copies: list[Chunk]


def distinct(hits: Iterable[Hit], index: Index, most: int, allowed: Allowed | None = None) -> list[Group]:
    """The first `most` hits that are no repetition; the others are folded into them.

    A repetition has half of the lines of an earlier passage or more, or nearly the same text somewhere else.
    """
    groups: list[Group] = []
    for hit in hits:
        chunk = shown(hit.chunk, index)
        if allowed is not None and not allowed[chunk.id]:
            chunk = hit.chunk
        for group in groups:
            if _shares_lines(chunk, group.chunk):
                break
            if _says_the_same(chunk, group.chunk, index):
                if not any(_shares_lines(chunk, copy) for copy in group.copies):
                    group.copies.append(chunk)
                break
        else:
            if len(groups) < most:
                groups.append(Group(hit, chunk, []))
    return groups


def _shares_lines(chunk: Chunk, other: Chunk) -> bool:
    shared = chunk.span.overlap(other.span)
    return chunk.source == other.source and 2 * shared >= min(len(chunk.span), len(other.span))


def _says_the_same(chunk: Chunk, other: Chunk, index: Index) -> bool:
    """Whether two texts are one, or in two files nearly one."""
    if chunk.sha256 == other.sha256:
        return True
    if chunk.source == other.source or not 0.8 < chunk.tokens / max(other.tokens, 1) < 1.25:
        return False
    return fuzz.ratio(index.text(chunk), index.text(other), score_cutoff=SAME) > 0


def shown(chunk: Chunk, index: Index) -> Chunk:
    """The chunk a person wants on screen: itself, or what holds it when it says too little alone."""
    if chunk.kind == "code" and len(chunk.span) < ENOUGH:
        for holder in ancestors(chunk, index):
            if holder.searchable and len(holder.span) <= ROOM:
                return holder
    return chunk


def passage_of(encoded: Encoded, group: Group, index: Index, rank: int, html: bool, explain: bool) -> Passage:
    hit, chunk, copies = group
    text = index.text(chunk)
    highlights = highlights_of(encoded, chunk, hit.chunk, index)
    rendered = ""
    if html:
        from citewell.assistant.show.html import (
            passage_html,  # not needed in a terminal, where every import is waited for
        )

        rendered = passage_html(text, chunk.kind, chunk.language, chunk.span.start, highlights)
    return Passage(
        rank=rank,
        score=round(float(hit.score), 4),
        kind=chunk.kind,
        language=chunk.language,
        text=text,
        html=rendered,
        highlights=tuple((span.start, span.end) for span in highlights),
        tokens=chunk.tokens,
        citation=Citation(
            source=chunk.source,
            start_line=chunk.span.start,
            end_line=chunk.span.end,
            question=chunk.question,
            heading_path=chunk.heading_path,
            sha256=chunk.sha256,
            verified=is_verified(index.documents[chunk.source], chunk.span, chunk.sha256),
            url=url_of(chunk.source, chunk.span),
        ),
        also_in=tuple(Place(c.source, c.span.start, c.span.end, url_of(c.source, c.span)) for c in copies),
        explanation={name: round(float(value), 4) for name, value in hit.features.items()} if explain else {},
    )


def highlights_of(encoded: Encoded, chunk: Chunk, found: Chunk, index: Index) -> list[Span]:
    """The lines of a passage that answer: the piece found in it, else those nearest to the query in meaning."""
    if found.span != chunk.span:
        return [found.span]
    if len(chunk.span) <= 3:
        return []
    first, last = index.numbers(chunk)
    cosines = index.line_vectors.cosines(encoded.vector, (first, last))
    best = max(cosines.values(), default=0.0)
    spans: list[Span] = []
    for number, cosine in cosines.items():
        line = chunk.span.start + number - first
        if cosine < best - AS_GOOD:
            continue
        if spans and line - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, line)
        else:
            spans.append(Span(line, line))
    return spans[:MARKS] if sum(map(len, spans)) <= len(chunk.span) / 2 else []


def related(hits: Sequence[Hit], index: Index, most: int = 3) -> tuple[RelatedQuestion, ...]:
    """The questions of the corpus the hits belong to, nearest first."""
    by_title: dict[tuple[str, str], Question] = {
        (q.source, q.title): q for q in index.questions if q.listed and q.answered
    }
    near = dict.fromkeys((hit.chunk.source, hit.chunk.question) for hit in hits)
    found = [by_title[key] for key in near if key in by_title][:most]
    return tuple(RelatedQuestion(q.title, url_of(q.source, q.span)) for q in found)
