"""Ask every retriever and choose the candidates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citewell.assistant.ask.matching import ChunkMask, searched_chunks
from citewell.assistant.rank.fuse import reciprocal_rank_fusion
from citewell.assistant.types import Query
from citewell.index import Encoded, Fields, Index

Scores = NDArray[np.float32]

RANKING_DEPTH = 100
"""Places of each ranking that are fused."""
CANDIDATES = 60
"""Places of the fused ranking that are ranked again. They include a right passage for 97 % of the dev questions."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What the retrievers found for a query. Scores are arrays of (chunks,)."""

    encoded: Encoded
    """The query's vectors."""
    allowed: ChunkMask
    """Which chunks may be passages."""
    term_scores: dict[str, dict[str, Scores]]
    """BM25 by query term and field."""
    field_scores: dict[str, Scores]
    """BM25 by field, summed over the query's terms."""
    cosines: Scores
    """Cosine of the query and each chunk's text."""
    summary_cosines: Scores
    """Cosine of the query and each chunk's summary."""
    ranks: dict[str, dict[int, int]]
    """The rank of each chunk, from 1, by the name of the ranking: `fields`, `body` and `dense`."""
    fused: dict[int, float]
    """Reciprocal rank fusion score of the candidates, best first."""


def retrieve(query: Query, index: Index, candidates: int = CANDIDATES, encoded: Encoded | None = None) -> Retrieved:
    """Rank all chunks by BM25 and by cosine, and fuse the rankings into so many candidates.

    `encoded` holds the query's vectors where they are known. Where words alone count they are zeros, and so is every
    cosine. Chunks in a language that the encoder does not know are found by their words only.
    """
    encoded = encoded or index.encode(query.text)
    if query.words_alone:
        encoded = Encoded(np.zeros_like(encoded.vector), np.zeros_like(encoded.pieces), encoded.tokens)
    term_scores = {term: {name: index.lexical_scores(term, name) for name in Fields._fields} for term in query.terms}
    zeros = np.zeros(len(index.chunks), np.float32)
    field_scores = {name: sum((scores[name] for scores in term_scores.values()), zeros) for name in Fields._fields}
    cosines = index.cosines(encoded.vector)
    allowed = searched_chunks(query, index)
    rankings = {
        "fields": _ranking(sum(field_scores.values(), zeros), allowed),
        "body": _ranking(field_scores["body"], allowed),
        "dense": _ranking(cosines, allowed & index.in_known_language),
    }
    return Retrieved(
        encoded=encoded,
        allowed=allowed,
        term_scores=term_scores,
        field_scores=field_scores,
        cosines=cosines,
        summary_cosines=index.summary_cosines(encoded.vector),
        ranks={name: {chunk: rank for rank, chunk in enumerate(run, 1)} for name, run in rankings.items()},
        fused=dict(reciprocal_rank_fusion(list(rankings.values()))[:candidates]),
    )


def _ranking(scores: Scores, allowed: ChunkMask) -> list[int]:
    """Return the allowed chunks with a positive score, best first; equal ones stay in the index's order."""
    eligible = np.flatnonzero(allowed & (scores > 0))
    best = eligible[np.argsort(-scores[eligible], kind="stable")]
    return [int(chunk) for chunk in best[:RANKING_DEPTH]]
