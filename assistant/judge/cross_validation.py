"""Rank and decide each question by weights that were fitted without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citewell.assistant.judge.cases import Case
from citewell.assistant.judge.listnet import Matrix, fit_ranking
from citewell.assistant.judge.logistic import evidence_matrix, fit_decision
from citewell.assistant.judge.selection import DECISION, RANKING
from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.order import rank
from citewell.assistant.rank.weights import Weights

FOLDS = 5


class Split(NamedTuple):
    """One fold of the decision's cross-validation. Evidence has the columns `DECISION`."""

    seen: list[int]
    """Questions to fit the decision on."""
    seen_evidence: Matrix
    """(seen, columns), in rankings by weights from a cross-validation among them."""
    held: list[int]
    """The other questions."""
    held_evidence: Matrix
    """(held, columns), in rankings by weights fitted on those seen."""


def rank_out_of_fold(cases: Sequence[Case], names: Sequence[str], seed: int) -> list[list[Hit]]:
    """Return each question's hits, ranked by weights of the named features fitted on the other folds."""
    ranked: list[list[Hit]] = [[] for _ in cases]
    for seen, held in folds(len(cases), seed):
        weights = fit_ranking([cases[i] for i in seen], names)
        for i in held:
            ranked[i] = rank_by(weights, cases[i].hits)
    return ranked


def split_evidence(cases: Sequence[Case], seed: int) -> list[Split]:
    """Return the folds for fitting the decision."""
    splits = []
    for seen, held in folds(len(cases), seed):
        seen_cases = [cases[i] for i in seen]
        weights = fit_ranking(seen_cases, RANKING)
        seen_evidence = evidence_matrix(rank_out_of_fold(seen_cases, RANKING, seed), DECISION)
        held_evidence = evidence_matrix([rank_by(weights, cases[i].hits) for i in held], DECISION)
        splits.append(Split(seen, seen_evidence, held, held_evidence))
    return splits


def decide_out_of_fold(splits: Sequence[Split], is_answerable: NDArray[np.bool_], names: Sequence[str]) -> Matrix:
    """Return the value, in log odds, of a decision over the named evidence fitted on the other folds: (questions,)."""
    columns = [DECISION.index(name) for name in names]
    values = np.zeros(len(is_answerable))
    for split in splits:
        decision = fit_decision(split.seen_evidence[:, columns], is_answerable[split.seen], names)
        values[split.held] = decision.values(split.held_evidence[:, columns])
    return values


def rank_by(weights: dict[str, float], hits: Sequence[Hit]) -> list[Hit]:
    """Return hits ranked by weights of features."""
    return rank(hits, Weights(ranking=weights, decision={}, intercept=0.0, answered=0.0, nearby=0.0))


def folds(count: int, seed: int) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the questions to fit on and those held out; each question is held out once."""
    order = np.random.default_rng(seed).permutation(count).tolist()
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        yield [i for i in range(count) if i not in held], sorted(held)
