"""Evidence for one chunk as numbers that mean the same in every corpus: shares, cosines, places, sizes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from citewell.assistant.rank.identifiers import definitions
from citewell.assistant.rank.retrieve import Evidence
from citewell.assistant.types import Hit, Query
from citewell.index import READABLE, STOPWORDS, Chunk, Index, terms

Matches = NDArray[np.float32]


def hits_of(query: Query, evidence: Evidence, index: Index) -> list[Hit]:
    """Describe every candidate; scores are still to come."""
    idf = term_weights(query.terms, evidence)
    named = {number: how for number, how in definitions(query, index).items() if evidence.allowed[number]}
    content = content_pieces(evidence.encoded.tokens)
    candidates = [*evidence.fused, *(number for number in named if number not in evidence.fused)]
    chunks = [index.chunks[number] for number in candidates]
    matches = index.late_interaction(evidence.encoded.pieces, chunks)
    late = dict(zip(candidates, matches.mean(axis=1).tolist(), strict=True)) if matches.size else {}
    lines = index.best_lines(evidence.encoded.vector, chunks)
    return [
        Hit(
            chunk,
            {
                "exact": named.get(chunk.id, 0.0),
                **rank_features(evidence, chunk),
                **lexical_features(query, idf, evidence, chunk),
                **dense_features(matches[place], content, evidence, chunk),
                **kin_features(late, chunk, index),
                "line": float(lines[place, 0]),
                "remark": float(lines[place, 1]),
                "common": float(index.centroid_cosines[chunk.id]),
                **shape_features(query, chunk, index),
            },
        )
        for place, chunk in enumerate(chunks)
    ]


def term_weights(query_terms: Sequence[str], evidence: Evidence) -> NDArray[np.float64]:
    """Inverse document frequency of each query term, as Lucene counts it; a term that is nowhere weighs most."""
    chunks = len(evidence.cosine)
    frequency = [int((evidence.per_term[term]["body"] > 0).sum()) for term in query_terms]
    return np.array([math.log(1 + (chunks - f + 0.5) / (f + 0.5)) for f in frequency])


def rank_features(evidence: Evidence, chunk: Chunk) -> dict[str, float]:
    """Where each retriever has a chunk, 0 for nowhere, and the fused score: for `--explain`, without a weight."""
    ranks = {f"rank_{name}": float(places.get(chunk.id, 0)) for name, places in evidence.ranks.items()}
    return ranks | {"fused": evidence.fused.get(chunk.id, 0.0)}


def lexical_features(query: Query, idf: NDArray[np.float64], evidence: Evidence, chunk: Chunk) -> dict[str, float]:
    """How much of the query's weight a chunk meets, by field, and how much of the chunk's name the query says."""
    most = float(idf.sum()) or 1.0
    name = set(terms(" ".join((chunk.symbol.rpartition(".")[2], *chunk.heading_path[1:][-1:]))))
    present = [t for t in query.terms if any(evidence.per_term[t][f][chunk.id] > 0 for f in ("body", "place"))]
    covered = sum(weight for term, weight in zip(query.terms, idf, strict=True) if term in present)
    return {
        **{f"bm25_{field}": float(scores[chunk.id]) / most for field, scores in evidence.lexical.items()},
        "asked": math.log1p(len(query.terms)),
        "unknown": sum(w for t, w in zip(query.terms, idf, strict=True) if t not in evidence.known) / most,
        "covered": covered / most,
        "named": len(name & set(query.terms)) / len(name) if name else 0.0,
    }


def dense_features(matches: Matches, content: NDArray[np.bool_], evidence: Evidence, chunk: Chunk) -> dict[str, float]:
    """Cosines with a chunk's text and gist, and how well its word pieces meet the query's (late interaction)."""
    said = matches[content] if content.any() else matches
    return {
        "cosine": float(evidence.cosine[chunk.id]),
        "gist": float(evidence.gist[chunk.id]),
        "late": float(matches.mean()) if len(matches) else 0.0,
        "late_content": float(said.mean()) if len(said) else 0.0,
        "late_weakest": float(said.min()) if len(said) else 0.0,
    }


def kin_features(late: dict[int, float], chunk: Chunk, index: Index) -> dict[str, float]:
    """What late interaction says of the candidates around a chunk and inside it."""
    own = late.get(chunk.id, 0.0)
    return {
        "late_around": max((late[c.id] for c in index.ancestors(chunk) if c.id in late), default=own),
        "late_inside": max((late[c.id] for c in index.children(chunk) if c.id in late), default=own),
    }


def shape_features(query: Query, chunk: Chunk, index: Index) -> dict[str, float]:
    """What speaks for or against a chunk whatever it says: too long, too short, code where words are asked for."""
    lines = len(chunk.span)
    return {
        "long": max(0.0, math.log(lines / READABLE)),
        "short": max(0.0, math.log(8 / lines)),
        "prose": float(chunk.kind == "prose"),
        "code_for_words": float(chunk.kind == "code" and query.wants_words),
        "opening_for_words": float(opens_an_answer(chunk, index) and query.wants_words),
    }


def opens_an_answer(chunk: Chunk, index: Index) -> bool:
    """Whether a chunk is the paragraph an answer begins with: there stands what a thing is."""
    holders = list(index.ancestors(chunk))
    return chunk.kind == "prose" and len(holders) == 1 and index.children(holders[0])[0].id == chunk.id


def content_pieces(tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Which word pieces of a query belong to words that carry meaning."""
    starts = [i for i, token in enumerate(tokens) if not token.startswith("##")] + [len(tokens)]
    content = np.zeros(len(tokens), bool)
    for start, end in pairwise(starts):
        word = "".join(token.removeprefix("##") for token in tokens[start:end])
        content[start:end] = word not in STOPWORDS and any(c.isalnum() for c in word)
    return content
