"""Measures over judged questions."""

from __future__ import annotations

import json

import pytest

from citewell.assistant.judge.evaluation import Evaluation, evaluate, table
from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.judge.measures import measure
from citewell.index import Index, Span


def judged(number: int, text: str = "", kind: str = "k", *spans: tuple[int, str, Span]) -> JudgedQuestion:
    return JudgedQuestion(str(number), text, kind, (), spans)


CASES: list[tuple[str, list[list[int]], dict[str, float]]] = [
    ("best at rank one", [[2]], {"ok@1": 1, "ok@3": 1, "ok@5": 1, "best@1": 1, "MRR": 1}),
    ("accepted at rank one", [[1, 2]], {"ok@1": 1, "ok@3": 1, "ok@5": 1, "best@1": 0, "MRR": 1}),
    ("accepted at rank two", [[0, 1]], {"ok@1": 0, "ok@3": 1, "ok@5": 1, "best@1": 0, "MRR": 0.5}),
    ("best at rank four", [[0, 0, 0, 2]], {"ok@1": 0, "ok@3": 0, "ok@5": 1, "best@1": 0, "MRR": 0.25}),
    ("never", [[0, 0]], {"ok@1": 0, "ok@3": 0, "ok@5": 0, "best@1": 0, "MRR": 0}),
    ("no passages", [[]], {"ok@1": 0, "ok@3": 0, "ok@5": 0, "best@1": 0, "MRR": 0}),
    (
        "the mean of four",
        [[2], [0, 1], [], [0, 0, 0, 0, 1]],
        {"ok@1": 0.25, "ok@3": 0.5, "ok@5": 0.75, "best@1": 0.25, "MRR": (1 + 0.5 + 0 + 0.2) / 4},
    ),
]


@pytest.mark.parametrize(("grades", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_measures_are_those_computed_by_hand(grades: list[list[int]], expected: dict[str, float]) -> None:
    assert measure(grades) == pytest.approx({"n": len(grades), **expected}, abs=1e-4)


@pytest.fixture(scope="module")
def result(index: Index) -> Evaluation:
    definition = Span(7727, 7772)
    return evaluate(
        [
            judged(1, "retry_with_backoff", "identifier", (2, "", definition)),
            judged(2, "RetryHandler.retry_with_backoff", "identifier", (2, "other.md", definition)),
            judged(3, "best recipe for a tomato and basil soup", "offtopic"),
        ],
        index,
    )


def test_answerable_questions_are_measured_by_kind_and_over_all(result: Evaluation) -> None:
    assert {"all", "identifier"} <= set(result.answerable)
    assert (result.answerable["all"]["n"], result.answerable["identifier"]["ok@1"]) == (2, 0.5)
    assert result.answerable["all"]["declined"] == 0


def test_unanswerable_questions_should_be_declined(result: Evaluation) -> None:
    assert result.unanswerable == {"offtopic": {"n": 1, "declined": 1.0}}


def test_a_failure_names_what_was_cited(result: Evaluation) -> None:
    (line,) = result.failures
    assert line.startswith("2 identifier: right at rank None, cited python-django-interview-questions.md:")


def test_the_result_is_json_and_a_table(result: Evaluation) -> None:
    json.dumps(result.to_dict(), allow_nan=False)
    lines = table(result).splitlines()
    assert lines[0].split()[0] == "all"
    assert any(line.startswith("offtopic") and "declined=1.000" in line for line in lines)


def test_only_unanswerable_questions_can_be_measured_too(index: Index) -> None:
    found = evaluate([judged(1, "best recipe for a tomato and basil soup", "offtopic")], index)
    assert found.answerable == {}
    assert table(found)
