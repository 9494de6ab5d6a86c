"""The decision and its calibration."""

from __future__ import annotations

import numpy as np
import pytest

from citewell.assistant.judge.logistic import Decision, calibrated, fit_decision


def test_a_decision_is_a_weighted_sum() -> None:
    decision = Decision({"lead": 2.0, "score": -1.0}, 0.5)
    assert decision.values(np.array([[1.0, 3.0], [0.0, 0.0]])).tolist() == [2.0 - 3.0 + 0.5, 0.5]


def test_evidence_that_separates_gets_the_weight() -> None:
    evidence = np.array([[float(n % 2), float(n)] for n in range(20)])
    decision = fit_decision(evidence, evidence[:, 0] > 0, ["lead", "score"])
    values = decision.values(evidence)
    assert values[evidence[:, 0] > 0].min() > 0 > values[evidence[:, 0] == 0].max()
    assert decision.weights["lead"] > abs(decision.weights["score"])


def test_a_calibrated_value_is_the_share_that_is_right() -> None:
    """Of the questions with the value -1 a fifth are right, of those with 1 four fifths."""
    values = np.array([-1.0] * 10 + [1.0] * 10)
    is_right = np.array([True] * 2 + [False] * 8 + [True] * 8 + [False] * 2)
    scaled, confidences = calibrated(Decision({"lead": 1.0}, 0.0), values, is_right)
    assert confidences[[0, -1]] == pytest.approx([0.2, 0.8], abs=0.001)
    assert 1 / (1 + np.exp(-scaled.values(values[:, None]))) == pytest.approx(confidences)
