"""Fit the ranker's and the decision's few weights on judged questions: `python -m tests.retrieval.fit INDEX [--write]`.

Prints what cross-validation says of them (each question answered by weights that never saw it), then with --write
fits on all questions and stores `assistant/ranker.json`. Pairwise logistic regression (Herbrich et al., 1999; Joachims,
2002) over the generic features of `assistant/features.py`; no feature knows a topic or a word.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.compose import distinct, shown
from assistant.decide import evidence
from assistant.evaluation import DEPTH, measure
from assistant.features import hits_of
from assistant.judgements import JudgedQuestion, read_questions
from assistant.query import understand
from assistant.rank import rank
from assistant.ranker import PATH, Ranker
from assistant.retrieve import retrieve
from assistant.types import Hit
from index import Index, load_index

FOLDS, SEEDS = 5, 3
REGULARISED = 0.1  # sklearn's C; 0.01 and 1 are within 0.01 of it
WRONGLY_DECLINED = 0.05  # of the answerable: what a reader bears
NOT_SHOWN = 0.01  # of the answerable: what may be answered with nothing at all
LEFT_OUT = ("exact",)  # decides before any weight

Matrix = NDArray[np.float64]


class Case(NamedTuple):
    """A judged question with its candidates."""

    asked: JudgedQuestion
    hits: list[Hit]
    grades: list[int]


def collect(questions: Sequence[JudgedQuestion], index: Index) -> list[Case]:
    cases = []
    for asked in questions:
        query = understand(asked.text, asked.history, index)
        hits = hits_of(query, retrieve(query, index), index)
        spans = [shown(hit.chunk, index) for hit in hits]
        cases.append(Case(asked, hits, [asked.relevance(chunk.source, chunk.span) for chunk in spans]))
    return cases


def fit_rank(cases: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    """Learn from pairs of a better and a worse candidate of the same question, every question weighing the same."""
    rows, weights = [], []
    for case in cases:
        grades, values = np.array(case.grades), matrix(case.hits, names)
        pairs = [(i, j) for i in np.flatnonzero(grades > 0) for j in np.flatnonzero(grades < grades[i])]
        rows += [values[i] - values[j] for i, j in pairs]
        weights += [(1.0 if grades[j] == 0 else 0.3) / len(pairs) for i, j in pairs]
    differences, weight = np.array(rows), np.array(weights) * 100
    scale = np.abs(differences).mean(axis=0) + 1e-9
    signs = np.random.default_rng(0).choice([-1, 1], len(differences))
    model = LogisticRegression(C=REGULARISED, fit_intercept=False, max_iter=500)
    model.fit(differences / scale * signs[:, None], signs, sample_weight=weight)
    return {name: float(w) for name, w in zip(names, model.coef_[0] / scale, strict=True)}


def fit_decide(cases: Sequence[Case], weights: dict[str, float]) -> dict[str, float]:
    """Learn whether the first passage answers, questions without an answer counting as much as the others together."""
    ranked = [rank(list(case.hits), Ranker(weights, {}, 0, 0)) for case in cases]
    names = list(evidence(ranked[0]))
    values = np.array([[evidence(hits)[name] for name in names] for hits in ranked])
    right = np.array([bool(case.asked.spans) for case in cases])
    centre, scale = values.mean(axis=0), values.std(axis=0) + 1e-9
    model = LogisticRegression(C=REGULARISED, max_iter=500).fit((values - centre) / scale, right)
    slopes = model.coef_[0] / scale
    intercept = float(model.intercept_[0] - (slopes * centre).sum())
    return {name: float(w) for name, w in zip(names, slopes, strict=True)} | {"": intercept}


def matrix(hits: Sequence[Hit], names: Sequence[str]) -> Matrix:
    return np.array([[hit.features[name] for name in names] for hit in hits])


def raw_confidence(case: Case, ranker: Ranker) -> float:
    hits = rank(list(case.hits), ranker)
    return sum(ranker.decide[n] * v for n, v in evidence(hits).items()) + ranker.decide[""]


def top_grades(case: Case, ranker: Ranker, index: Index) -> list[int]:
    chosen = [shown(hit.chunk, index) for hit in distinct(rank(list(case.hits), ranker), index)][:DEPTH]
    return [case.asked.relevance(chunk.source, chunk.span) for chunk in chosen]


def cross_validate(cases: Sequence[Case], names: Sequence[str], index: Index) -> list[str]:
    """Measure with weights fitted on the other questions; three shuffles, averaged by eye."""
    lines = []
    for seed in range(SEEDS):
        order = np.random.default_rng(seed).permutation(len(cases))
        grades: dict[str, list[int]] = {}
        confidence: dict[str, float] = {}
        for fold in range(FOLDS):
            held = set(order[fold::FOLDS].tolist())
            seen = [case for i, case in enumerate(cases) if i not in held]
            weights = fit_rank([c for c in seen if c.asked.spans], names)
            ranker = Ranker(weights, fit_decide(seen, weights), 0, 0)
            for i in held:
                grades[cases[i].asked.id] = top_grades(cases[i], ranker, index)
                confidence[cases[i].asked.id] = raw_confidence(cases[i], ranker)
        kinds = sorted({case.asked.kind for case in cases if case.asked.spans})
        for kind in ["all", "authored", "public", *(kinds if seed == 0 else [])]:
            asked = [c.asked for c in cases if c.asked.spans and kind in ("all", c.asked.kind, _origin(c.asked))]
            lines.append(
                f"shuffle {seed} {kind:11}" + "  ".join(f"{k}={v:.3f}" for k, v in measure(asked, grades).items())
            )
        lines.append(f"shuffle {seed} " + _declining(cases, confidence))
    return lines


def _declining(cases: Sequence[Case], confidence: dict[str, float]) -> str:
    has_answer = np.array([bool(case.asked.spans) for case in cases])
    values = np.array([confidence[case.asked.id] for case in cases])
    bound = np.quantile(values[has_answer], WRONGLY_DECLINED)
    said = [f"AUROC {roc_auc_score(has_answer, values):.3f}"]
    for kind in sorted({case.asked.kind for case in cases if not case.asked.spans}):
        of_kind = np.array([case.asked.kind == kind for case in cases])
        said.append(f"{kind} declined {(values[of_kind] < bound).mean():.3f}")
    return "  ".join(said) + f"  (wrongly {WRONGLY_DECLINED:.2f})"


def _origin(asked: JudgedQuestion) -> str:
    return "public" if asked.id.startswith("r-") else "authored"


def main(arguments: Sequence[str]) -> None:
    index = load_index(Path(arguments[0]))
    cases = collect(read_questions([Path(__file__).with_name("dev.jsonl")]), index)
    names = [name for name in cases[0].hits[0].features if name not in LEFT_OUT]
    print("\n".join(cross_validate(cases, names, index)))
    weights = fit_rank([case for case in cases if case.asked.spans], names)
    ranker = Ranker(weights, fit_decide(cases, weights), 0, 0)
    sure = np.array([1 / (1 + np.exp(-raw_confidence(case, ranker))) for case in cases if case.asked.spans])
    stored = {
        "rank": {name: round(weight, 4) for name, weight in ranker.rank.items()},
        "decide": {name: round(weight, 4) for name, weight in ranker.decide.items()},
        "answered": round(float(np.quantile(sure, WRONGLY_DECLINED)), 4),
        "nearby": round(float(np.quantile(sure, NOT_SHOWN)), 4),
    }
    print(json.dumps(stored, indent=1))
    if "--write" in arguments:
        PATH.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
