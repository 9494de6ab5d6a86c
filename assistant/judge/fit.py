"""Fit the ranker's and the decision's few weights on judged questions: `make fit`.

Prints what cross-validation says of them (each question answered by weights that never saw it), with --gains also with
each feature left out, then with --write fits on all questions and stores `assistant/ranker.json`. The ranking loss is
ListNet's (Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach", 2007) with the probability of
all right passages together; the features are those of `assistant/features.py`, none of which knows a topic or a word.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from citewell.assistant.ask.query import understand
from citewell.assistant.judge.evaluation import DEPTH, measure
from citewell.assistant.judge.judgements import JudgedQuestion, read_questions
from citewell.assistant.rank.decide import evidence, logistic
from citewell.assistant.rank.features import hits_of
from citewell.assistant.rank.order import rank
from citewell.assistant.rank.retrieve import retrieve
from citewell.assistant.rank.weights import PATH, Ranker
from citewell.assistant.settings import default_index
from citewell.assistant.show.compose import displayed_chunk
from citewell.assistant.show.repeats import fold_repeats
from citewell.assistant.types import Hit
from citewell.index import Index, load_index

FOLDS, SHUFFLES = 5, 4
REGULARISED = 0.03  # variance of the weights' prior, in units of each feature's spread; 0.02 to 0.1 cost up to 0.018
BEST = 0.1  # what it adds that the best passage, not just a right one, stands first
CERTAIN = 1.0  # sklearn's C for the decision
WRONGLY_DECLINED = 0.05  # of the answerable: what a reader bears
NOT_SHOWN = 0.01  # of the answerable: what may be answered with nothing at all
RANKED = (
    "bm25_comment", "bm25_body", "named", "gist", "late", "late_around", "late_inside",
    "line", "remark", "common", "long", "short", "prose", "code_for_words", "opening_for_words",
)  # fmt: skip

Matrix = NDArray[np.float64]


class Case(NamedTuple):
    """A judged question with its candidates."""

    asked: JudgedQuestion
    hits: list[Hit]
    grades: NDArray[np.int64]


def collect(questions: Sequence[JudgedQuestion], index: Index) -> list[Case]:
    cases = []
    for asked in questions:
        query = understand(asked.text, asked.history, index)
        hits = hits_of(query, retrieve(query, index), index)
        spans = [displayed_chunk(hit.chunk, index, index.searchable) for hit in hits]
        cases.append(Case(asked, hits, np.array([asked.relevance(c.source, c.span) for c in spans], np.int64)))
    return cases


def fit_rank(cases: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    """Weights under which right passages get most of the softmax over each question's candidates."""
    lists = [(matrix(case.hits, names), case.grades) for case in cases if case.grades.any()]
    spread = np.abs(np.concatenate([values - values.mean(axis=0) for values, _ in lists])).mean(axis=0) + 1e-9

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = float(weights @ weights) / (2 * REGULARISED), weights / REGULARISED
        for values, grades in lists:
            scaled = values / spread
            scores = scaled @ weights
            expected = scaled.T @ np.exp(scores - logsumexp(scores))
            for wanted, weight in ((grades > 0, 1.0), (grades > 1, BEST)):
                if wanted.any():
                    inside = scores[wanted]
                    total += weight * float(logsumexp(scores) - logsumexp(inside))
                    slope = slope + weight * (expected - scaled[wanted].T @ np.exp(inside - logsumexp(inside)))
        return total, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, (found.x / spread).tolist(), strict=True))


def fit_decide(ranked: Sequence[Sequence[Hit]], answerable: NDArray[np.bool_]) -> dict[str, float]:
    """Learn from ranked hits whether the question has an answer, both sides counting as much."""
    names = list(evidence(ranked[0]))
    values = np.array([list(evidence(hits).values()) for hits in ranked])
    centre, scale = values.mean(axis=0), values.std(axis=0) + 1e-9
    model = LogisticRegression(C=CERTAIN, class_weight="balanced", max_iter=500)
    model.fit((values - centre) / scale, answerable)
    slopes = model.coef_[0] / scale
    intercept = float(model.intercept_[0] - (slopes * centre).sum())
    return dict(zip(names, slopes.tolist(), strict=True)) | {"": intercept}


def out_of_fold(cases: Sequence[Case], names: Sequence[str], seed: int) -> list[list[Hit]]:
    """Each question's hits, ranked by weights fitted on the other folds."""
    ranked: list[list[Hit]] = [[] for _ in cases]
    for seen, held in folds(len(cases), seed):
        weights = fit_rank([cases[i] for i in seen], names)
        for i in held:
            ranked[i] = ranked_by(weights, cases[i])
    return ranked


def folds(count: int, seed: int) -> Iterator[tuple[list[int], list[int]]]:
    order = np.random.default_rng(seed).permutation(count).tolist()
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        yield [i for i in range(count) if i not in held], sorted(held)


def ranked_by(weights: dict[str, float], case: Case) -> list[Hit]:
    copies = [Hit(hit.chunk, hit.features) for hit in case.hits]
    return rank(copies, Ranker(weights, {}, 0, 0))


def matrix(hits: Sequence[Hit], names: Sequence[str]) -> Matrix:
    return np.array([[hit.features[name] for name in names] for hit in hits])


def decided(hits: Sequence[Hit], weights: dict[str, float]) -> float:
    return sum(weights[name] * value for name, value in evidence(hits).items()) + weights[""]


def grades_of(case: Case, hits: Sequence[Hit], index: Index) -> list[int]:
    displayed = [(hit, displayed_chunk(hit.chunk, index, index.searchable)) for hit in hits]
    chosen = [one.chunk for one in fold_repeats(displayed, index, DEPTH)]
    return [case.asked.relevance(chunk.source, chunk.span) for chunk in chosen]


def cross_validated(cases: Sequence[Case], names: Sequence[str], index: Index) -> dict[str, dict[str, float]]:
    """The measures by kind, the mean of several shuffles."""
    rows: dict[str, list[dict[str, float]]] = {}
    for seed in range(SHUFFLES):
        ranked = out_of_fold(cases, names, seed)
        grades = {case.asked.id: grades_of(case, hits, index) for case, hits in zip(cases, ranked, strict=True)}
        for kind in ("all", "authored", "public", *sorted({case.asked.kind for case in cases})):
            asked = [c.asked for c in cases if c.asked.spans and kind in ("all", c.asked.kind, _origin(c.asked))]
            if asked:
                rows.setdefault(kind, []).append(measure(asked, grades))
    return {
        kind: {name: float(np.mean([row[name] for row in found])) for name in found[0]} for kind, found in rows.items()
    }


def decisions_out_of_fold(cases: Sequence[Case], names: Sequence[str], seed: int) -> Matrix:
    """The decision's sum for each question: ranker and decision fitted on the other folds, the ranker again inside."""
    answerable = np.array([bool(case.asked.spans) for case in cases])
    values = np.zeros(len(cases))
    for seen, held in folds(len(cases), seed):
        inner = [cases[i] for i in seen]
        weights = fit_rank(inner, names)
        decision = fit_decide(out_of_fold(inner, names, seed), answerable[seen])
        for i in held:
            values[i] = decided(ranked_by(weights, cases[i]), decision)
    return values


def declining(cases: Sequence[Case], values: Matrix) -> str:
    answerable = np.array([bool(case.asked.spans) for case in cases])
    kinds = np.array([case.asked.kind for case in cases])
    bound = np.quantile(values[answerable], WRONGLY_DECLINED)
    said = [f"AUROC {roc_auc_score(answerable, values):.3f}"]
    shares = {kind: (values[kinds == kind] < bound).mean() for kind in sorted(set(kinds[~answerable]))}
    said += [f"{kind} declined {share:.3f}" for kind, share in shares.items()]
    return "  ".join(said) + f"  (wrongly {WRONGLY_DECLINED:.2f})"


def calibrated(decision: dict[str, float], values: Matrix, right: NDArray[np.bool_]) -> tuple[dict[str, float], Matrix]:
    """Scale a decision so that its logistic is the probability that the first passage is right (Platt, 1999).

    Returns it with the probabilities of `values`.
    """
    model = LogisticRegression(C=1e6).fit(values[:, None], right)
    slope, shift = float(model.coef_[0, 0]), float(model.intercept_[0])
    scaled = {name: weight * slope + (shift if name == "" else 0.0) for name, weight in decision.items()}
    return scaled, np.array([logistic(value * slope + shift) for value in values])


def _origin(asked: JudgedQuestion) -> str:
    return "public" if asked.id.startswith("r-") else "authored"


def _show(title: str, measures: dict[str, float]) -> None:
    print(
        f"{title:22}" + "  ".join(f"{name}={value:.3f}" for name, value in measures.items() if name != "n"), flush=True
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, default=default_index())
    parser.add_argument("--gains", action="store_true", help="also measure with each feature left out")
    parser.add_argument("--write", action="store_true", help="store the weights")
    options = parser.parse_args()
    index = load_index(options.index)
    cases = collect(read_questions([Path("tests/retrieval/dev.jsonl")]), index)
    print("cross-validated")
    for kind, measures in cross_validated(cases, RANKED, index).items():
        _show(kind, measures)
    decisions = [decisions_out_of_fold(cases, RANKED, seed) for seed in range(SHUFFLES)]
    for values in decisions:
        print(declining(cases, values))
    for left_out in RANKED if options.gains else ():
        _show(f"without {left_out}", cross_validated(cases, [n for n in RANKED if n != left_out], index)["all"])
    answerable = np.array([bool(case.asked.spans) for case in cases])
    ranked = out_of_fold(cases, RANKED, 0)
    right = np.array([grades_of(case, hits, index)[:1] > [0] for case, hits in zip(cases, ranked, strict=True)])
    decision, sure = calibrated(fit_decide(ranked, answerable), np.mean(decisions, axis=0), right)
    stored = {
        "rank": {name: round(weight, 4) for name, weight in fit_rank(cases, RANKED).items()},
        "decide": {name: round(weight, 4) for name, weight in decision.items()},
        "answered": round(float(np.quantile(sure[answerable], WRONGLY_DECLINED)), 4),
        "nearby": round(float(np.quantile(sure[answerable], NOT_SHOWN)), 4),
    }
    if options.write:
        PATH.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
        print(f"written to {PATH}")


if __name__ == "__main__":
    main()
