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
    """What the retrievers found for a query."""

    encoded: Encoded
    """The query's vectors."""
    allowed: ChunkMask
    """Which chunks may be passages."""
    field_scores: dict[str, Scores]
    """BM25 by field, summed over the query's terms: arrays of (chunks,)."""
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
    field_scores = {name: index.field_scores(query.terms, name) for name in Fields._fields}
    allowed = searched_chunks(query, index)
    rankings = {
        "fields": _ranking(sum(field_scores.values(), np.zeros(len(allowed), np.float32)), allowed),
        "body": _ranking(field_scores["body"], allowed),
        "dense": index.nearest(encoded.vector, allowed & index.in_known_language, RANKING_DEPTH),
    }
    return Retrieved(
        encoded=encoded,
        allowed=allowed,
        field_scores=field_scores,
        ranks={name: {chunk: rank for rank, chunk in enumerate(run, 1)} for name, run in rankings.items()},
        fused=dict(reciprocal_rank_fusion(list(rankings.values()))[:candidates]),
    )


def _ranking(scores: Scores, allowed: ChunkMask) -> list[int]:
    """Return the allowed chunks with a positive score, best first; equal ones stay in the index's order."""
    eligible = np.flatnonzero(allowed & (scores > 0))
    if len(eligible) > RANKING_DEPTH:  # those that cannot be among the first are not sorted
        last = np.partition(scores[eligible], -RANKING_DEPTH)[-RANKING_DEPTH]
        eligible = eligible[scores[eligible] >= last]
    best = eligible[np.argsort(-scores[eligible], kind="stable")]
    return [int(chunk) for chunk in best[:RANKING_DEPTH]]
