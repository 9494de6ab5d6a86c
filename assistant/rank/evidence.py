"""What the decision is based on: numbers about one query and its ranked hits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.retrieve import CANDIDATES

TOP = 5
"""How many of the first hits are looked at: as many as are shown by default."""
EPSILON = 1e-6
"""Keeps the log odds finite."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence about one query. `first` is the first hit; features are those of `Features`."""

    top_share: float
    """Log odds of the share of the softmax over all hits' scores that the first `TOP` have.

    How far they stand out from the rest tells most: alone it separates questions near the topics of the material but
    without an answer from others with an AUROC of 0.83, the best cosine with 0.64.
    """
    top_late_minimum: float
    """Mean `late_minimum` of the first `TOP` hits."""
    text_cosine: float
    """`text_cosine` of the first hit."""
    summary_cosine: float
    """The highest `summary_cosine` of the first `TOP` hits."""
    log_query_terms: float
    """`log_query_terms` of the query."""


def evidence_of(hits: Sequence[Hit]) -> Evidence:
    """Return the evidence in ranked hits, of which there must be one at least."""
    first, top = hits[0].features, [hit.features for hit in hits[:TOP]]
    return Evidence(
        top_share=_log_odds_of_top(np.array([hit.score for hit in hits])),
        top_late_minimum=float(np.mean([features.late_minimum for features in top])),
        text_cosine=first.text_cosine,
        summary_cosine=max(features.summary_cosine for features in top),
        log_query_terms=first.log_query_terms,
    )


def _log_odds_of_top(scores: np.typing.NDArray[np.float64]) -> float:
    """Return the log odds of the first hits' share of the softmax over all scores.

    Where there are fewer than `CANDIDATES` hits, the missing ones count as the last: in a small corpus the first few
    would otherwise always stand out.
    """
    shares = np.exp(scores - scores.max())
    missing = max(0, CANDIDATES - len(scores)) * shares.min()
    share = float(shares[:TOP].sum() / (shares.sum() + missing))
    return math.log(share / (1 - share + EPSILON))
