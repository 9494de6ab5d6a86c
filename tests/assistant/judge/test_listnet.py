"""The listwise fit, against the condition of its minimum."""

from __future__ import annotations

import math

import pytest

from citewell.assistant.judge.listnet import BEST_SHARE, PRIOR_VARIANCE, fit_ranking
from tests.assistant.judge.samples import case


@pytest.mark.parametrize(("grade", "loss_weight"), [(1, 1.0), (2, 1.0 + BEST_SHARE)])
def test_the_gradient_vanishes_at_the_fitted_weight(grade: int, loss_weight: float) -> None:
    """One question, a right candidate with the value 1 and a wrong one with 0: the spread is 0.5.

    In units of the spread the loss is w**2 / (2 * variance) + weight * log(1 + exp(-2 * w)).
    """
    weight = fit_ranking([case([grade, 0], [1.0, 0.0])], ["bm25_body"])["bm25_body"] * 0.5
    assert weight / PRIOR_VARIANCE == pytest.approx(loss_weight * 2 / (1 + math.exp(2 * weight)), rel=1e-3)


def test_a_feature_that_is_the_same_for_all_gets_no_weight() -> None:
    fitted = fit_ranking([case([0, 1], [3.0, 4.0]), case([1, 0, 0], [5.0, 4.0, 4.5])], ["bm25_body", "is_prose"])
    assert fitted["bm25_body"] > 0
    assert fitted["is_prose"] == pytest.approx(0)


def test_questions_without_a_right_candidate_are_ignored() -> None:
    cases = [case([0, 1], [3.0, 4.0])]
    assert fit_ranking([*cases, case([0, 0], [9.0, 1.0])], ["bm25_body"]) == fit_ranking(cases, ["bm25_body"])
