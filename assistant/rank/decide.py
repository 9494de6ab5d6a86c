"""Decide whether the passages found answer the question."""

from __future__ import annotations

import math
from collections.abc import Sequence

from citewell.assistant.rank.evidence import TOP, evidence_of
from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.weights import Weights
from citewell.assistant.types import Verdict


def decide(hits: Sequence[Hit], weights: Weights) -> tuple[Verdict, float]:
    """Return the verdict on ranked hits and the confidence: the probability that the first passage answers, 0 to 1.

    - `answered`: the confidence is at least `weights.answered`, or the first hit is a definition the query names, or
      belongs to a question of the notes that was asked in its own words.
    - `nearby`: it is at least `weights.nearby`, or one of the first hits has all terms of the query: a word of the
      notes is always shown in its context, even if the encoder does not know it.
    - `not_covered`: otherwise; no passage is shown.
    """
    if not hits:
        return "not_covered", 0.0
    confidence = logistic(decision_value(hits, weights))
    first = hits[0].features
    if confidence >= weights.answered or first.definition_match or first.question_match:
        return "answered", confidence
    has_all_terms = any(hit.features.term_coverage >= 1 for hit in hits[:TOP])
    return ("nearby" if has_all_terms or confidence >= weights.nearby else "not_covered"), confidence


def decision_value(hits: Sequence[Hit], weights: Weights) -> float:
    """Return the weighted sum of the evidence in ranked hits, in log odds."""
    evidence = evidence_of(hits)
    terms: list[float] = [weight * getattr(evidence, name) for name, weight in weights.decision.items()]
    return sum(terms) + weights.intercept


def logistic(x: float) -> float:
    """Return 1 / (1 + exp(-x)), finite for every x."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))
