"""Hits to passages: verbatim lines with a citation that was checked a moment ago."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.features import ancestors
from assistant.source import is_verified
from assistant.types import Citation, Hit, Passage, RelatedQuestion, url_of
from index import Chunk, Index, Question, Span
from index.query_encoder import Encoded

ENOUGH = 12  # lines: a shorter piece of code is shown inside what holds it, when that is no longer than ROOM
ROOM = 30
AS_GOOD = 0.05  # cosine: lines this near to the best one are marked too
MARKS = 3  # more would mark nothing


def compose(
    encoded: Encoded, hits: Sequence[Hit], index: Index, limit: int, html: bool, explain: bool
) -> tuple[Passage, ...]:
    """Make passages of the best hits, none of them showing the same lines twice."""
    passages: list[Passage] = []
    for hit in distinct(hits, index):
        if len(passages) == limit:
            break
        passages.append(passage_of(encoded, hit, shown(hit.chunk, index), index, len(passages) + 1, html, explain))
    return tuple(passages)


def distinct(hits: Iterable[Hit], index: Index) -> Iterable[Hit]:
    """Leave out what repeats an earlier passage: half of its lines or more, or the same text somewhere else."""
    taken: list[Chunk] = []
    for hit in hits:
        chunk = shown(hit.chunk, index)
        if not any(chunk.sha256 == other.sha256 or _repeats(chunk, other) for other in taken):
            taken.append(chunk)
            yield hit


def _repeats(chunk: Chunk, other: Chunk) -> bool:
    shared = chunk.span.overlap(other.span)
    return chunk.source == other.source and 2 * shared >= min(len(chunk.span), len(other.span))


def shown(chunk: Chunk, index: Index) -> Chunk:
    """The chunk a person wants on screen: itself, or what holds it when it says too little alone."""
    if chunk.kind == "code" and len(chunk.span) < ENOUGH:
        for holder in ancestors(chunk, index):
            if holder.searchable and len(holder.span) <= ROOM:
                return holder
    return chunk


def passage_of(encoded: Encoded, hit: Hit, chunk: Chunk, index: Index, rank: int, html: bool, explain: bool) -> Passage:
    text = index.text(chunk)
    highlights = highlights_of(encoded, chunk, hit.chunk, index)
    rendered = ""
    if html:
        from assistant.render import passage_html  # not needed in a terminal, where every import is waited for

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
    by_title: dict[tuple[str, str], Question] = {(q.source, q.title): q for q in index.questions if q.listed}
    near = dict.fromkeys((hit.chunk.source, hit.chunk.question) for hit in hits)
    found = [by_title[key] for key in near if key in by_title][:most]
    return tuple(RelatedQuestion(q.title, url_of(q.source, q.span)) for q in found)
