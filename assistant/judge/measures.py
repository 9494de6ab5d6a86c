"""The measures of answers, by ir-measures, from the relevance of the passages of each answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import ir_measures
from ir_measures import RR, Measure, Qrel, ScoredDoc, Success

DEPTH = 5
"""Passages of an answer that are judged: as many as are shown by default."""
MEASURES = {
    "ok@1": Success @ 1,
    "ok@3": Success @ 3,
    "ok@5": Success @ 5,
    "best@1": Success(rel=2) @ 1,
    "MRR": RR,
}
"""Name -> measure; the `ir_measures` command takes `str(measure)`."""

Grades = Sequence[int]
"""The relevance of the passages of an answer, best rank first: 2 answers best, 1 is accepted, 0 is not relevant."""


def measure(grades: Sequence[Grades]) -> dict[str, float]:
    """Return the number of questions `n`, and the mean of each of `MEASURES`."""
    values = ir_measures.calc_aggregate(*_arguments({str(number): each for number, each in enumerate(grades)}))
    return {"n": len(grades), **{name: round(float(values[measure]), 4) for name, measure in MEASURES.items()}}


def measure_each(grades: Mapping[str, Grades]) -> dict[str, dict[str, float]]:
    """Return the value of each of `MEASURES` by the id of the question."""
    names = {measure: name for name, measure in MEASURES.items()}
    values: dict[str, dict[str, float]] = {id: {} for id in grades}
    for metric in ir_measures.iter_calc(*_arguments(grades)):
        values[metric.query_id][names[metric.measure]] = float(metric.value)
    return {id: {name: found[name] for name in MEASURES} for id, found in values.items()}


def _arguments(grades: Mapping[str, Grades]) -> tuple[list[Measure], Iterable[Qrel], Iterable[ScoredDoc]]:
    qrels = [Qrel(id, f"rank {rank}", grade) for id in grades for rank, grade in enumerate(grades[id], 1)]
    qrels += [Qrel(id, "never found", 2) for id in grades]  # ir-measures would leave out questions without a right one
    run = [ScoredDoc(id, f"rank {rank}", 1 / rank) for id in grades for rank in range(1, len(grades[id]) + 1)]
    return list(MEASURES.values()), qrels, run
