"""Floors a little below what `citewell eval` measures on the judged questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant.judge.evaluation import Evaluation, evaluate
from citewell.assistant.judge.judgements import read_questions
from citewell.assistant.judge.selection import DECISION, RANKING
from citewell.assistant.rank.weights import load_weights
from citewell.index import Index

FLOORS = {
    ("all", "ok@1"): 0.77,
    ("all", "ok@3"): 0.87,
    ("all", "ok@5"): 0.91,
    ("all", "best@1"): 0.66,
    ("authored", "ok@1"): 0.78,
    ("public", "ok@1"): 0.69,
    ("public", "ok@5"): 0.93,
    ("code", "ok@1"): 0.70,
    ("concept", "ok@1"): 0.68,
    ("config", "ok@1"): 0.76,
    ("followup", "ok@1"): 0.64,
    ("identifier", "ok@1"): 0.94,
    ("keyword", "ok@1"): 0.85,
    ("typo", "ok@1"): 0.92,
}
PLAIN_FLOORS = {"ok@1": 0.70, "ok@3": 0.93, "best@1": 0.50}
"""Of what newcomers type first, 30 questions: one is .033."""


@pytest.fixture(scope="module")
def found(index: Index) -> Evaluation:
    return evaluate(read_questions([Path(__file__).with_name("dev.jsonl")]), index)


@pytest.fixture(scope="module")
def plain(index: Index) -> Evaluation:
    return evaluate(read_questions([Path(__file__).with_name("plain.jsonl")]), index)


@pytest.mark.parametrize(("kind", "measure"), FLOORS, ids=[" ".join(floor) for floor in FLOORS])
def test_the_measure_is_at_least(found: Evaluation, kind: str, measure: str) -> None:
    assert found.answerable[kind][measure] >= FLOORS[kind, measure]


@pytest.mark.parametrize("measure", PLAIN_FLOORS)
def test_the_measure_of_plain_questions_is_at_least(plain: Evaluation, measure: str) -> None:
    assert plain.answerable["all"][measure] >= PLAIN_FLOORS[measure]


def test_unanswerable_questions_are_declined_and_few_others(found: Evaluation) -> None:
    assert found.unanswerable["offtopic"]["declined"] == 1
    assert found.unanswerable["uncovered"]["declined"] >= 0.34
    assert found.answerable["all"]["declined"] <= 0.06


def test_confidence_is_near_the_share_of_right_answers(found: Evaluation) -> None:
    """The expected calibration error (Naeini et al., 2015), over the tenths of the reliability table.

    The confidence is right for questions that the ranker was not fitted on; of these more are right.
    """
    answers = sum(row["n"] for row in found.reliability)
    error = sum(row["n"] * abs(row["confidence"] - row["right"]) for row in found.reliability) / answers
    assert error < 0.13


def test_the_stored_weights_are_of_the_selected_features() -> None:
    assert tuple(load_weights().ranking) == RANKING
    assert tuple(load_weights().decision) == DECISION
