"""Evidence for one chunk as numbers that mean the same in every corpus: shares, cosines, places, sizes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.names import definitions
from assistant.retrieve import Evidence
from assistant.types import Hit, Query
from index import Chunk, Index
from index.terms import STOPWORDS, terms
from index.types import READABLE

NEAREST = 5  # chunks that speak for a question


def hits_of(query: Query, evidence: Evidence, index: Index) -> list[Hit]:
    """Describe every candidate; scores are still to come."""
    idf = term_weights(query.terms, evidence)
    named = definitions(query, index)
    content = content_pieces(evidence.encoded.tokens)
    hits = []
    candidates = [*evidence.fused, *(number for number in named if number not in evidence.fused)]
    matches = index.pieces.best_matches(evidence.encoded.pieces, candidates)
    late = dict(zip(candidates, matches.mean(axis=1).tolist(), strict=True)) if matches.size else {}
    by_question = question_cosines(evidence, index)
    for place, number in enumerate(candidates):
        chunk = index.chunks[number]
        features = {
            "exact": named.get(number, 0.0),
            "fused": evidence.fused.get(number, 0.0) * 60,
            "place": 1 / (1 + place),
            **lexical_features(query, idf, evidence, chunk, index),
            **dense_features(matches[place], content, evidence, chunk, index),
            **kin_features(late, chunk, index),
            "cosine_question": by_question[chunk.question],
            **shape_features(chunk),
        }
        hits.append(Hit(chunk, features))
    return hits


def term_weights(query_terms: Sequence[str], evidence: Evidence) -> NDArray[np.float64]:
    """Inverse document frequency of each query term, as Lucene counts it; a term that is nowhere weighs most."""
    chunks = len(evidence.cosine)
    frequency = [int((evidence.per_term[term]["body"] > 0).sum()) for term in query_terms]
    return np.array([math.log(1 + (chunks - f + 0.5) / (f + 0.5)) for f in frequency])


def lexical_features(
    query: Query, idf: NDArray[np.float64], evidence: Evidence, chunk: Chunk, index: Index
) -> dict[str, float]:
    most = float(idf.sum()) or 1.0
    name = set(terms(" ".join((chunk.symbol.rpartition(".")[2], *chunk.heading_path[1:][-1:]))))
    asked = set(query.terms)
    present = [t for t in query.terms if any(evidence.per_term[t][f][chunk.id] > 0 for f in ("body", "place"))]
    covered = sum(weight for term, weight in zip(query.terms, idf, strict=True) if term in present)
    return {
        **{f"bm25_{field}": float(scores[chunk.id]) / most for field, scores in evidence.lexical.items()},
        "covered": covered / most,
        "named": len(name & asked) / len(name) if name else 0.0,
    }


def dense_features(
    matches: NDArray[np.float32], content: NDArray[np.bool_], evidence: Evidence, chunk: Chunk, index: Index
) -> dict[str, float]:
    own = float(evidence.cosine[chunk.id])
    around = [float(evidence.cosine[c.id]) for c in ancestors(chunk, index) if c.searchable]
    said = matches[content] if content.any() else matches
    return {
        "cosine": own,
        "gist": float(evidence.gist[chunk.id]),
        "cosine_around": max(around, default=own),
        "late": float(matches.mean()) if len(matches) else 0.0,
        "late_content": float(said.mean()) if len(said) else 0.0,
        "late_weakest": float(said.min()) if len(said) else 0.0,
    }


def kin_features(late: dict[int, float], chunk: Chunk, index: Index) -> dict[str, float]:
    """What late interaction says of the candidates around a chunk and inside it."""
    own = late.get(chunk.id, 0.0)
    inside = index.children.get(chunk.id, [])
    return {
        "late_around": max((late[c.id] for c in ancestors(chunk, index) if c.id in late), default=own),
        "late_inside": max((late[number] for number in inside if number in late), default=own),
        "has_parts": float(bool(inside)),
    }


def question_cosines(evidence: Evidence, index: Index) -> dict[str, float]:
    """How near each question of the corpus is: the mean cosine of its nearest few chunks."""
    scores: dict[str, list[float]] = {}
    for chunk, cosine in zip(index.chunks, evidence.cosine.tolist(), strict=True):
        scores.setdefault(chunk.question, []).append(cosine)
    return {title: float(np.mean(sorted(found)[-NEAREST:])) for title, found in scores.items()}


def shape_features(chunk: Chunk) -> dict[str, float]:
    lines = len(chunk.span)
    return {
        "long": max(0.0, math.log(lines / READABLE)),
        "short": max(0.0, math.log(8 / lines)),
        "lines": math.log(lines),
        "is_code": float(chunk.kind == "code"),
        "is_list": float(chunk.kind in ("list", "table")),
        "is_definition": float(chunk.is_definition),
    }


def ancestors(chunk: Chunk, index: Index) -> Iterator[Chunk]:
    """What holds a chunk, nearest first."""
    while chunk.parent is not None:
        chunk = index.chunks[chunk.parent]
        yield chunk


def content_pieces(tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Which word pieces of a query belong to words that carry meaning."""
    starts = [i for i, token in enumerate(tokens) if not token.startswith("##")] + [len(tokens)]
    content = np.zeros(len(tokens), bool)
    for start, end in pairwise(starts):
        word = "".join(token.removeprefix("##") for token in tokens[start:end])
        content[start:end] = word not in STOPWORDS and any(c.isalnum() for c in word)
    return content
