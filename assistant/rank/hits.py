"""Describe each candidate of a query by its features."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray

from citewell.assistant.rank.features import Features
from citewell.assistant.rank.identifiers import definitions
from citewell.assistant.rank.retrieve import Retrieved
from citewell.assistant.types import Query
from citewell.index import READABLE, Chunk, Index, identifiers, without_number

SHORT_LINES = 8
"""Chunks with fewer lines rarely answer alone."""
_CALL = re.compile(r"\s*(?:await\s+)?[\w.:]+!?\(")
"""The beginning of a line that only calls something, in most languages."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate chunk."""

    chunk: Chunk
    features: Features
    score: float = 0.0
    """The ranker's, without a unit; 0 until `rank` sets it."""


def describe(query: Query, retrieved: Retrieved, index: Index) -> list[Hit]:
    """Return the candidates with their features, in the order of the fused ranking, not yet scored.

    Definitions that the query names are candidates even if no retriever found them.
    """
    named = {number: match for number, match in definitions(query, index).items() if retrieved.allowed[number]}
    chunks = [index.chunks[number] for number in dict.fromkeys([*retrieved.fused, *named])]
    weights = term_weights(query.terms, index)
    total_weight = sum(weights.values()) or 1.0
    coverage = _weight_present(weights, chunks, index) / total_weight
    text_cosines = index.cosines(retrieved.encoded.vector, chunks)
    summary_cosines = index.summary_cosines(retrieved.encoded.vector, chunks)
    centroid_cosines = index.cosines(index.centroid, chunks)
    matches = index.late_interaction(retrieved.encoded.pieces, chunks)
    content_matches = matches[:, content_pieces(retrieved.encoded.tokens, index.is_stop_word)]
    identifiers_asked = identifiers(query.text)
    asked = _questions_asked(query, chunks, index)
    late = {chunk.id: float(row.mean()) if row.size else 0.0 for chunk, row in zip(chunks, matches, strict=True)}
    lines = index.best_lines(retrieved.encoded.vector, chunks)
    return [
        Hit(
            chunk,
            Features(
                definition_match=named.get(chunk.id, 0.0),
                question_match=float(chunk.question in asked),
                fields_rank=retrieved.ranks["fields"].get(chunk.id, 0),
                body_rank=retrieved.ranks["body"].get(chunk.id, 0),
                dense_rank=retrieved.ranks["dense"].get(chunk.id, 0),
                fused_score=retrieved.fused.get(chunk.id, 0.0),
                bm25_name=float(retrieved.field_scores["name"][chunk.id]) / total_weight,
                bm25_place=float(retrieved.field_scores["place"][chunk.id]) / total_weight,
                bm25_comment=float(retrieved.field_scores["comment"][chunk.id]) / total_weight,
                bm25_body=float(retrieved.field_scores["body"][chunk.id]) / total_weight,
                term_coverage=float(coverage[row]),
                name_coverage=_name_coverage(query, chunk, index),
                identifier_coverage=_identifier_coverage(identifiers_asked, chunk),
                log_query_terms=math.log1p(len(query.terms)),
                text_cosine=float(text_cosines[row]),
                summary_cosine=float(summary_cosines[row]),
                centroid_cosine=float(centroid_cosines[row]),
                line_cosine=float(lines[row]),
                late_interaction=late[chunk.id],
                late_minimum=float(content_matches[row].min()) if content_matches.size else 0.0,
                late_ancestors=_highest(late, index.ancestors(chunk), late[chunk.id]),
                late_children=_highest(late, index.children(chunk), late[chunk.id]),
                excess_length=max(0.0, math.log(len(chunk.span) / READABLE)),
                brevity=max(0.0, math.log(SHORT_LINES / len(chunk.span))),
                is_head=float(_is_head(chunk, index)),
                call_share=_call_share(chunk, index),
                is_prose=float(chunk.kind == "prose"),
                code_for_explanation=float(query.wants_explanation and chunk.kind == "code"),
            ),
        )
        for row, chunk in enumerate(chunks)
    ]


def term_weights(query_terms: Sequence[str], index: Index) -> dict[str, float]:
    """Return the inverse document frequency of each query term, log(1 + (N - n + 0.5) / (n + 0.5)) as in Lucene.

    N is the number of chunks, n how many have the term in their body.
    """
    chunks = len(index.chunks)
    counts = {term: index.term_count(term, "body") for term in query_terms}
    return {term: math.log(1 + (chunks - count + 0.5) / (count + 0.5)) for term, count in counts.items()}


def content_pieces(tokens: Sequence[str], is_stop_word: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Return which word pieces of a query belong to words that are no stop words; all, if there are none: (pieces,)."""
    starts = [i for i, token in enumerate(tokens) if not token.startswith("##")] + [len(tokens)]
    is_content = np.zeros(len(tokens), bool)
    for start, end in pairwise(starts):
        word = "".join(token.removeprefix("##") for token in tokens[start:end])
        is_content[start:end] = not is_stop_word(word) and any(c.isalnum() for c in word)
    return is_content if is_content.any() else ~is_content


def _questions_asked(query: Query, chunks: Iterable[Chunk], index: Index) -> set[str]:
    """Return the questions of chunks whose terms are those of the query."""
    terms = set(query.terms)
    return {title for title in {chunk.question for chunk in chunks} if terms == set(index.terms(without_number(title)))}


def _weight_present(weights: Mapping[str, float], chunks: Sequence[Chunk], index: Index) -> NDArray[np.float64]:
    """Return the sum of the weights of the terms in each chunk's body or place: (chunks,)."""
    present = np.zeros(len(chunks))
    for term, weight in weights.items():
        present[index.have_term(term, "body", chunks) | index.have_term(term, "place", chunks)] += weight
    return present


def _name_coverage(query: Query, chunk: Chunk, index: Index) -> float:
    name = set(index.terms(" ".join((chunk.symbol.rpartition(".")[2], *chunk.heading_path[1:][-1:]))))
    return len(name & set(query.terms)) / len(name) if name else 0.0


def _identifier_coverage(asked: frozenset[str], chunk: Chunk) -> float:
    if not asked:
        return 0.0
    file_name = PurePosixPath(chunk.source).stem.replace("-", " ")
    place = identifiers(" ".join((*chunk.above, *chunk.heading_path, chunk.symbol, file_name)))
    return len(asked & place) / len(asked)


def _is_head(chunk: Chunk, index: Index) -> bool:
    holder = next(index.ancestors(chunk), None)
    return holder is not None and bool(holder.defines) and holder.span.start == chunk.span.start


def _call_share(chunk: Chunk, index: Index) -> float:
    if chunk.kind != "code":
        return 0.0
    lines = [line for line in index.text(chunk).split("\n") if line.strip()]
    return sum(bool(_CALL.match(line)) for line in lines) / max(1, len(lines))


def _highest(late: Mapping[int, float], chunks: Iterable[Chunk], default: float) -> float:
    """Return the highest late interaction of those chunks that are candidates."""
    return max((late[chunk.id] for chunk in chunks if chunk.id in late), default=default)
