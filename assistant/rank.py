"""Order the candidates: an exact name first, then a weighted sum of the evidence."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from assistant.types import Hit, Query
from index.terms import identifier

WEIGHTS = Path(__file__).with_name("ranker.json")  # written by `make fit`, cross-validated there


def rank(query: Query, hits: list[Hit]) -> list[Hit]:
    """Score the hits and sort them, best first; ties stay in the order of the fused ranking."""
    weights = load_weights()
    for hit in hits:
        hit.score = sum(weights.get(name, 0.0) * value for name, value in hit.features.items())
    named = identifier_asked(query)
    return sorted(hits, key=lambda hit: (not _defines(hit, named), -hit.score))


def identifier_asked(query: Query) -> str:
    """The query folded as an identifier when it is nothing but one, else empty."""
    typed = query.typed.strip("`'\"?!.,:;() ")
    return identifier(typed) if typed and " " not in typed else ""


def _defines(hit: Hit, name: str) -> bool:
    """Whether a chunk is the definition of what was asked for by (part of) its name."""
    return bool(name) and hit.features["is_named"] > 0 and identifier(hit.chunk.symbol).endswith(name)


@cache
def load_weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in json.loads(WEIGHTS.read_text())["weights"].items()}
