"""Whether the passages found answer the question, from evidence about this query and these passages."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.ranker import Ranker
from assistant.types import Hit, Verdict

BEHIND = 5  # places looked at behind the first


def decide(hits: Sequence[Hit], ranker: Ranker) -> tuple[Verdict, float]:
    """The verdict, and the probability that the first passage answers.

    `nearby` shows passages without claiming; `not_covered` shows none. The bounds are chosen by `make fit`.
    """
    if not hits:
        return "not_covered", 0.0
    confidence = logistic(
        sum(ranker.decide[name] * value for name, value in evidence(hits).items()) + ranker.decide[""]
    )
    if confidence >= ranker.answered or hits[0].features["exact"]:
        return "answered", confidence
    return ("nearby" if confidence >= ranker.nearby else "not_covered"), confidence


def evidence(hits: Sequence[Hit]) -> dict[str, float]:
    """What the decision is made from: how well the best passages meet the query, in shares and cosines."""
    first, near = hits[0], hits[:BEHIND]
    behind = [hit.score for hit in hits[1 : 1 + BEHIND]]
    return {
        "score": first.score,
        "lead": first.score - (sum(behind) / len(behind) if behind else 0.0),
        "covered": max(hit.features["covered"] for hit in near),
        "cosine": max(hit.features["cosine"] for hit in near),
        "late": max(hit.features["late_content"] for hit in near),
        "weakest": max(hit.features["late_weakest"] for hit in near),
        "bm25": max(hit.features["bm25_body"] for hit in near),
    }


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))
