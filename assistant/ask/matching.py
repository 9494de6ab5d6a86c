"""Find the chunks that meet filters."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from citewell.assistant.ask.dates import document_date, parse_date
from citewell.assistant.ask.tags import tags_of
from citewell.assistant.types import Filters, Query
from citewell.index import Chunk, Document, Index

ChunkMask = NDArray[np.bool_]
"""(chunks,): one truth value for each chunk of an index."""


def matching_chunks(filters: Filters, index: Index) -> ChunkMask:
    """Return which searchable chunks meet every filter."""
    matching = index.searchable.copy()
    if filters.corpus or filters.file or filters.fields or filters.after:
        sources = {source for source, document in index.documents.items() if _matches(document, filters, index)}
        matching &= np.array([chunk.source in sources for chunk in index.chunks], bool)
    if difficulty := filters.difficulty.casefold():
        questions = {(q.source, q.title) for q in index.questions if (q.difficulty or "").casefold() == difficulty}
        matching &= np.array([(chunk.source, chunk.question) in questions for chunk in index.chunks], bool)
    for phrase in filters.phrases:
        for term in index.terms(phrase):  # the term index narrows the chunks whose text is compared
            matching &= having_term(term, index)
        folded = _folded(phrase)
        for number in np.flatnonzero(matching):
            matching[number] = folded in _folded(_text_and_headings(index.chunks[number], index))
    for word in filters.without:
        for term in index.terms(word)[:1]:
            matching &= index.lexical_scores(term, "body") == 0
    return matching


def searched_chunks(query: Query, index: Index) -> ChunkMask:
    """Return which searchable chunks may answer a query: by its filters, its required terms and its question."""
    matching = matching_chunks(query.filters, index)
    for term in query.required:
        matching &= _saying_term(term, index)
    if question := query.within:
        inside = [chunk.source == question.source and chunk.span in question.span for chunk in index.chunks]
        matching &= np.array(inside, bool)
    return matching


def having_term(term: str, index: Index) -> ChunkMask:
    """Return which chunks have a term in their text or headings."""
    having: ChunkMask = index.lexical_scores(term, "body") + index.lexical_scores(term, "place") > 0
    return having


def _saying_term(term: str, index: Index) -> ChunkMask:
    """Return which chunks have a term in their text or a heading; their question may name several things."""
    saying: ChunkMask = index.lexical_scores(term, "body") > 0
    for number in np.flatnonzero(having_term(term, index) & ~saying):
        saying[number] = term in index.terms(" ".join(index.chunks[number].heading_path[1:]))
    return saying


def _matches(document: Document, filters: Filters, index: Index) -> bool:
    source = document.source.casefold()
    start = parse_date(filters.after)
    return (
        (not filters.corpus or source.startswith(filters.corpus.casefold() + "/"))
        and filters.file.casefold() in source
        and all(_has_field(document, name, value) for name, value in filters.fields)
        and (start is None or document_date(document, index) >= start)
    )


def _has_field(document: Document, name: str, value: str) -> bool:
    """Return whether front matter has a value, whatever its case. The tag `boats` also matches `boats/sails`."""
    value = value.casefold().lstrip("#")
    if name in ("tag", "tags"):
        tags = tags_of(document)
        return any(tag == value or tag.startswith(value + "/") for tag in tags)
    return any(
        value == text.casefold() for field, texts in document.front_matter.fields if field == name for text in texts
    )


def _text_and_headings(chunk: Chunk, index: Index) -> str:
    return f"{index.text(chunk)}\n{' > '.join(chunk.heading_path)}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
