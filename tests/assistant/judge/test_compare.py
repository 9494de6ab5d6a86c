"""The difference between two runs, computed by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citewell.assistant.judge.compare import compare, comparison_table
from citewell.assistant.judge.files import JudgementError
from citewell.assistant.judge.formats.trec import read_run
from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.judge.results import Result
from citewell.index import Span

RIGHT, WRONG = ("a.md", Span(3, 9)), ("a.md", Span(100, 109))


def result(id: str, *passages: tuple[str, Span]) -> Result:
    question = JudgedQuestion(id, f"question {id}", "k", (), ((2, "a.md", Span(3, 9)),))
    grades = tuple(question.relevance(*place) for place in passages)
    return Result(question, "answered", 0.9, passages, grades)


def test_each_measure_and_each_question_that_differs() -> None:
    results = [result("1", RIGHT), result("2", WRONG, RIGHT), result("3", RIGHT), result("4", WRONG)]
    run = {
        "1": ["a.md#L100-L109", "a.md#L3-L9"],
        "2": ["a.md#L3-L10"],
        "3": ["a.md#L3-L9"],
        "other": ["a.md#L3-L9"],
    }
    found = compare(results, run)
    assert (found.n, found.missing) == (4, 1)
    first = found.measures["ok@1"]
    assert (first.other, first.this, first.better, first.worse, first.p) == (0.5, 0.5, 1, 1, 1)
    assert [(each.id, each.other["MRR"], each.this["MRR"]) for each in found.questions] == [
        ("2", 1, 0.5),
        ("1", 0.5, 1),
    ]
    json.dumps(found.to_dict(), allow_nan=False)
    lines = comparison_table(found).splitlines()
    assert lines[0] == "beside the other run, over 4 questions, 1 of which it does not answer"
    assert lines[1] == "ok@1    0.500 -> 0.500  +0.000  better 1, worse 1  p=1.000"
    assert lines[-2] == "2  ok@1 1.00->0.00  best@1 1.00->0.00  MRR 1.00->0.50  question 2"


@pytest.mark.parametrize(("gains", "losses", "p"), [(5, 0, 2 / 32), (6, 0, 2 / 64), (5, 1, 14 / 64), (1, 0, 1)])
def test_the_p_value_counts_the_swaps_that_differ_as_much(gains: int, losses: int, p: float) -> None:
    """With six questions that differ, two of the 64 ways to swap them make all of them gains, or losses."""
    results = [result(str(number), RIGHT if number < gains else WRONG) for number in range(gains + losses + 4)]
    run = {r.question.id: ["a.md#L3-L9" if gains <= n < gains + losses else "a.md#L200"] for n, r in enumerate(results)}
    assert compare(results, run).measures["ok@1"].p == pytest.approx(p, abs=1e-4)


def test_a_run_without_these_questions_is_an_error() -> None:
    with pytest.raises(JudgementError, match="answers none of these questions"):
        compare([result("1", RIGHT)], {"other": ["a.md"]})


def test_the_passages_of_a_run_are_ordered_by_their_scores(tmp_path: Path) -> None:
    file = tmp_path / "run.txt"
    file.write_text("1 Q0 b 1 0.5 x\n1 Q0 a 2 0.75 x\n2 Q0 c 1 7 x\n1 Q0 d 3 0.5 x\n", encoding="utf-8")
    assert read_run(file) == {"1": ["a", "b", "d"], "2": ["c"]}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("1 Q0 a 1 0.5 x\n1 Q0 a 1 0.5\n", "run.txt:2 has 5 fields instead of 6; a run has"),
        ("1 Q0 a 1 high x\n", "run.txt:1: the score should be a number, not 'high'"),
    ],
)
def test_an_error_in_a_run_names_the_line(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "run.txt").write_text(content, encoding="utf-8")
    with pytest.raises(JudgementError, match=message):
        read_run(tmp_path / "run.txt")
