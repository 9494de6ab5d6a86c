"""Fit the decision: a logistic regression over the evidence, then scaled to be a probability."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from citewell.assistant.rank.evidence import evidence_of
from citewell.assistant.rank.hits import Hit

INVERSE_REGULARISATION = 1.0
"""scikit-learn's C, its default."""

Matrix = NDArray[np.float64]


class Decision(NamedTuple):
    """A weighted sum of evidence, in log odds."""

    weights: dict[str, float]
    intercept: float

    def values(self, evidence: Matrix) -> Matrix:
        """Return the sums for evidence (questions, weights): (questions,)."""
        return np.asarray(evidence @ np.array(list(self.weights.values())) + self.intercept)


def evidence_matrix(ranked: Sequence[Sequence[Hit]], names: Sequence[str]) -> Matrix:
    """Return the evidence in each question's ranked hits: (questions, names)."""
    records = [evidence_of(hits) for hits in ranked]
    return np.array([[getattr(record, name) for name in names] for record in records])


def fit_decision(evidence: Matrix, is_answerable: NDArray[np.bool_], names: Sequence[str]) -> Decision:
    """Learn from evidence (questions, names) whether a question has an answer, both classes counting as much."""
    centre, scale = evidence.mean(axis=0), evidence.std(axis=0) + 1e-9
    model = LogisticRegression(C=INVERSE_REGULARISATION, class_weight="balanced", max_iter=500)
    model.fit((evidence - centre) / scale, is_answerable)
    slopes = model.coef_[0] / scale
    intercept = float(model.intercept_[0] - (slopes * centre).sum())
    return Decision(dict(zip(names, slopes.tolist(), strict=True)), intercept)


def calibrated(decision: Decision, values: Matrix, is_right: NDArray[np.bool_]) -> tuple[Decision, Matrix]:
    """Scale a decision so that its logistic is the probability that the first passage is right.

    `values` (questions,) are the decision's for questions it was not fitted on; return their probabilities too. Platt,
    "Probabilistic Outputs for Support Vector Machines", 1999.
    """
    model = LogisticRegression(C=1e6).fit(values[:, None], is_right)
    slope, shift = float(model.coef_[0, 0]), float(model.intercept_[0])
    scaled = {name: weight * slope for name, weight in decision.weights.items()}
    return Decision(scaled, decision.intercept * slope + shift), 1 / (1 + np.exp(-(values * slope + shift)))
