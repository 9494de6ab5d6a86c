"""Print what cross-validation measures of the ranker and of the decision, and without each feature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sklearn.metrics import roc_auc_score

from citewell.assistant.judge.cases import Case, are_answerable
from citewell.assistant.judge.cross_validation import Split, decide_out_of_fold, rank_out_of_fold
from citewell.assistant.judge.measures import measure
from citewell.assistant.judge.selection import DECISION, RANKING

WRONGLY_DECLINED = 0.04
"""Share of the answerable questions that may be declined: of other questions than the judged ones it will be some more,
and should stay under one in twenty."""

Measures = dict[str, float]


def report(cases: Sequence[Case], splits: Sequence[Sequence[Split]], gains: bool) -> None:
    """Print the measures, each the mean over as many shuffles as there are `splits`.

    With `gains`, print them without each feature too.
    """
    seeds = range(len(splits))
    print("ranker, by kind of question")
    for kind, measures in ranking_measures(cases, RANKING, seeds).items():
        _print(kind, measures)
    for name, others in _left_out(RANKING) if gains else ():
        _print(f"without {name}", ranking_measures(cases, others, seeds)["all"])
    print(f"decision, at {WRONGLY_DECLINED:.0%} of the answerable questions declined")
    _print("all", decision_measures(cases, splits, DECISION))
    for name, others in _left_out(DECISION) if gains else ():
        _print(f"without {name}", decision_measures(cases, splits, others))


def ranking_measures(cases: Sequence[Case], names: Sequence[str], seeds: Iterable[int]) -> dict[str, Measures]:
    """Return the measures of a ranker over the named features by kind of question, "all" first."""
    rows: dict[str, list[Measures]] = {}
    for seed in seeds:
        ranked = rank_out_of_fold(cases, names, seed)
        grades = [case.passage_grades(hits) for case, hits in zip(cases, ranked, strict=True)]
        for kind, chosen in _kinds(cases).items():
            rows.setdefault(kind, []).append(measure([grades[i] for i in chosen]))
    return {kind: _mean(found) for kind, found in rows.items()}


def decision_measures(cases: Sequence[Case], splits: Sequence[Sequence[Split]], names: Sequence[str]) -> Measures:
    """Return the AUROC of a decision over the named evidence, and the share of each unanswerable kind it declines."""
    is_answerable = are_answerable(cases)
    kinds = np.array([case.question.kind for case in cases])
    rows = []
    for shuffle in splits:
        values = decide_out_of_fold(shuffle, is_answerable, names)
        bound = np.quantile(values[is_answerable], WRONGLY_DECLINED)
        row = {"AUROC": float(roc_auc_score(is_answerable, values))}
        for kind in sorted(set(kinds[~is_answerable])):
            row[f"{kind} declined"] = float((values[kinds == kind] < bound).mean())
        rows.append(row)
    return _mean(rows)


def _kinds(cases: Sequence[Case]) -> dict[str, list[int]]:
    """Return the answerable questions by kind and by origin, all of them first."""
    kinds: dict[str, list[int]] = {"all": [], "authored": [], "public": []}
    for i, case in enumerate(cases):
        if case.question.spans:
            for kind in ("all", case.question.origin, case.question.kind):
                kinds.setdefault(kind, []).append(i)
    return {kind: chosen for kind, chosen in kinds.items() if chosen}


def _left_out(names: Sequence[str]) -> Iterable[tuple[str, list[str]]]:
    return ((name, [other for other in names if other != name]) for name in names)


def _mean(rows: Sequence[Mapping[str, float]]) -> Measures:
    return {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}


def _print(title: str, measures: Mapping[str, float]) -> None:
    values = "  ".join(f"{name}={value:.3f}" for name, value in measures.items() if name != "n")
    print(f"  {title:34}{values}", flush=True)
