"""Ask every retriever, and gather for each candidate what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citewell.assistant.ask.filters import ChunkMask, matching_chunks
from citewell.assistant.rank.fuse import reciprocal_rank_fusion
from citewell.assistant.types import Query
from citewell.index import Encoded, Fields, Index

Scores = NDArray[np.float32]

DEPTH = 100  # places of each ranking that are fused
CANDIDATES = (
    60  # of the fused ranking that are looked at closely: they hold a right passage for 97 % of the dev questions
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the retrievers say of every chunk: arrays of (chunks,)."""

    encoded: Encoded
    allowed: ChunkMask
    """What may be shown."""
    per_term: dict[str, dict[str, Scores]]
    """BM25 by query term and field."""
    known: frozenset[str]
    """Query terms that stand anywhere in the material."""
    lexical: dict[str, Scores]
    """BM25 by field: the sum over the terms."""
    cosine: Scores
    gist: Scores
    """Cosine with what each chunk is about."""
    ranks: dict[str, dict[int, int]]
    """The place of each chunk, from 1, in each ranking that was fused."""
    fused: dict[int, float]
    """Reciprocal rank fusion score of the candidates, best first."""


def retrieve(query: Query, index: Index, candidates: int = CANDIDATES) -> Evidence:
    """Rank all chunks by words, by names and by meaning, and fuse the rankings."""
    encoded = index.encode(query.text)
    per_term = {term: {name: index.lexical_scores(term, name) for name in Fields._fields} for term in query.terms}
    nothing = np.zeros(len(index.chunks), np.float32)
    lexical = {name: sum((by_field[name] for by_field in per_term.values()), nothing) for name in Fields._fields}
    known = frozenset(term for term, by_field in per_term.items() if by_field["body"].any())
    cosine = index.cosines(encoded.vector)
    may_be_shown = matching_chunks(query.filters, index)
    by_words = sum(lexical.values(), nothing)
    rankings = {"fields": by_words, "body": lexical["body"], "dense": cosine}
    runs = {name: _ranking(scores, may_be_shown) for name, scores in rankings.items()}
    ranks = {name: {chunk: place for place, chunk in enumerate(run, 1)} for name, run in runs.items()}
    fused = dict(reciprocal_rank_fusion(list(runs.values()))[:candidates])
    return Evidence(
        encoded, may_be_shown, per_term, known, lexical, cosine, index.summary_cosines(encoded.vector), ranks, fused
    )


def _ranking(scores: Scores, allowed: ChunkMask) -> list[int]:
    """The allowed chunks that score above nothing, best first, ties in the index's order."""
    eligible = np.flatnonzero(allowed & (scores > 0))
    best = eligible[np.argsort(-scores[eligible], kind="stable")]
    return [int(chunk) for chunk in best[:DEPTH]]
