"""Compare answers with those of another run, question by question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import permutation_test

from citewell.assistant.judge.files import JudgementError
from citewell.assistant.judge.formats.document_numbers import place_of
from citewell.assistant.judge.formats.trec import Place
from citewell.assistant.judge.measures import DEPTH, MEASURES, measure_each
from citewell.assistant.judge.results import Result

PERMUTATIONS = 9_999
"""Random ones, when there are more than so many: p-values near .05 then vary by .004 (two standard errors)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure of both runs over the questions that have an answer."""

    other: float
    """The mean of the other run."""
    this: float
    better: int
    """Questions for which this run has the higher value."""
    worse: int
    p: float
    """How often a difference of the means would be so large if it were a matter of chance which run answers which:
    the two-sided paired randomisation test (Smucker, Allan and Carterette, CIKM 2007)."""


@dataclass(frozen=True, slots=True)
class QuestionDifference:
    """A question for which the runs differ in a measure."""

    id: str
    text: str
    other: dict[str, float]
    """Measure -> value."""
    this: dict[str, float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The measures of another run beside those of this one."""

    n: int
    """Questions compared: all that have an answer."""
    missing: int
    """Those that the other run has no passage for, which counts as a wrong answer."""
    measures: dict[str, Difference]
    questions: list[QuestionDifference]
    """Those that differ, where this run lost most first."""

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as JSON types."""
        return asdict(self)


def compare(results: Sequence[Result], run: Mapping[str, Sequence[str]], place: Place = place_of) -> Comparison:
    """Compare answers with a run, the document numbers of its passages by the id of the question.

    The passages of the run are judged as those of an answer are. Raise `JudgementError` when it answers none of the
    questions.
    """
    answerable = [result for result in results if result.question.spans]
    missing = sum(result.question.id not in run for result in answerable)
    if missing == len(answerable):
        raise JudgementError("the run to compare with answers none of these questions: it has other ids")
    this = measure_each({result.question.id: result.grades for result in answerable})
    other = measure_each({result.question.id: _grades(result, run, place) for result in answerable})
    measures = {
        name: _difference([other[id][name] for id in this], [this[id][name] for id in this]) for name in MEASURES
    }
    differing = [
        QuestionDifference(id, result.question.text, other[id], this[id])
        for result in answerable
        if other[id := result.question.id] != this[id]
    ]
    differing.sort(key=lambda each: sum(each.this.values()) - sum(each.other.values()))
    return Comparison(len(answerable), missing, measures, differing)


def comparison_table(comparison: Comparison) -> str:
    """Return a line for each measure, then one for each question that differs."""
    missing = f", {comparison.missing} of which it does not answer" if comparison.missing else ""
    lines = [f"beside the other run, over {comparison.n} questions{missing}"]
    for name, each in comparison.measures.items():
        lines.append(
            f"{name:8}{each.other:.3f} -> {each.this:.3f}  {each.this - each.other:+.3f}  "
            f"better {each.better}, worse {each.worse}  p={each.p:.3f}"
        )
    for question in comparison.questions:
        changed = "  ".join(
            f"{name} {question.other[name]:.2f}->{question.this[name]:.2f}"
            for name in MEASURES
            if question.other[name] != question.this[name]
        )
        lines.append(f"{question.id}  {changed}  {question.text}")
    return "\n".join(lines)


def _grades(result: Result, run: Mapping[str, Sequence[str]], place: Place) -> list[int]:
    documents = run.get(result.question.id, ())[:DEPTH]
    return [result.question.relevance(*place(document)) for document in documents]


def _difference(other: Sequence[float], this: Sequence[float]) -> Difference:
    gains = np.array(this) - np.array(other)
    return Difference(
        other=round(float(np.mean(other)), 4),
        this=round(float(np.mean(this)), 4),
        better=int((gains > 0).sum()),
        worse=int((gains < 0).sum()),
        p=round(_p_value(gains[gains != 0]), 4),
    )


def _p_value(gains: NDArray[np.float64]) -> float:
    """Return the p-value of paired gains. Those of 0 are left out: swapping the runs for them changes nothing."""
    if len(gains) < 2:
        return 1.0
    tested = permutation_test(
        (gains, np.zeros_like(gains)),
        lambda this, other, axis: np.mean(this - other, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=PERMUTATIONS,
        rng=0,
    )
    return float(tested.pvalue)
