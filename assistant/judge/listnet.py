"""Fit the ranker listwise.

The loss is ListNet's with the probability of all right passages together: Cao et al., "Learning to Rank: From Pairwise
Approach to Listwise Approach", 2007.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

from citewell.assistant.judge.cases import Case

PRIOR_VARIANCE = 0.03
"""Of each weight, in units of the feature's spread. Values from 0.02 to 0.1 change ok@1 by at most .018."""
MIN_SPREAD = 0.02
"""The least spread of a feature that counts: one that is 0 but for a few chunks would get any weight from these few.
Fitted on corpora with hardly a chunk longer than a screen, `excess_length` weighed 23 and put a right passage first for
.06 of the questions on one that has many; with the floor, .42."""
BEST_SHARE = 0.1
"""Weight of the loss that asks for the best passages, beside 1 for the loss that asks for any right one."""

Matrix = NDArray[np.float64]


def fit_ranking(cases: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    """Return weights of features under which right passages have most of the softmax over a question's candidates.

    Questions without a right candidate are ignored.
    """
    values, grades, exists = _padded([case for case in cases if case.grades.any()], names)
    means = values.sum(axis=1, keepdims=True) / exists.sum(axis=1)[:, None, None]
    spread = np.maximum(np.abs(values - means)[exists].mean(axis=0), MIN_SPREAD)
    scaled = values / spread
    wanted = ((grades > 0, 1.0), (grades > 1, BEST_SHARE))

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        """Return the loss and its gradient."""
        total, gradient = float(weights @ weights) / (2 * PRIOR_VARIANCE), weights / PRIOR_VARIANCE
        scores = np.where(exists, scaled @ weights, -np.inf)
        all_of_it = logsumexp(scores, axis=1)
        for is_wanted, weight in wanted:
            rows = is_wanted.any(axis=1)
            right = np.where(is_wanted, scores, -np.inf)[rows]
            right_share = logsumexp(right, axis=1)
            total += weight * float((all_of_it[rows] - right_share).sum())
            surplus = np.exp(scores[rows] - all_of_it[rows, None]) - np.exp(right - right_share[:, None])
            gradient = gradient + weight * np.tensordot(surplus, scaled[rows], axes=2)
        return total, gradient

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, (found.x / spread).tolist(), strict=True))


def _padded(cases: Sequence[Case], names: Sequence[str]) -> tuple[Matrix, NDArray[np.int64], NDArray[np.bool_]]:
    """Return features (cases, candidates, names), grades and which candidates exist (cases, candidates)."""
    shape = (len(cases), max(len(case.hits) for case in cases))
    values, grades, exists = np.zeros((*shape, len(names))), np.zeros(shape, np.int64), np.zeros(shape, bool)
    for row, case in enumerate(cases):
        count = len(case.hits)
        values[row, :count] = [[getattr(hit.features, name) for name in names] for hit in case.hits]
        grades[row, :count] = case.grades
        exists[row, :count] = True
    return values, grades, exists
