"""Fit the ranker and the decision on judged questions: `make fit`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from citewell.assistant.judge.cases import Case, are_answerable, collect
from citewell.assistant.judge.corpora import index_of
from citewell.assistant.judge.cross_validation import Split, decide_out_of_fold, rank_out_of_fold, split_evidence
from citewell.assistant.judge.judgements import read_questions
from citewell.assistant.judge.listnet import Matrix, fit_ranking
from citewell.assistant.judge.logistic import calibrated, evidence_matrix, fit_decision
from citewell.assistant.judge.report import WRONGLY_DECLINED, report
from citewell.assistant.judge.selection import DECISION, RANKING
from citewell.assistant.rank.weights import WEIGHTS, Weights
from citewell.assistant.settings import Settings

QUESTIONS = (Path("tests/retrieval/dev.jsonl"), Path("tests/retrieval/plain.jsonl"))
SHUFFLES = 4
"""Divisions into folds that each measure is the mean of. Single ones differ by up to .02 in ok@1."""
SHOWN_NOTHING = 0.002
"""Share of the answerable questions of a corpus that may be answered with no passage at all. At .01, half of those on
the corpus that comes with Citewell had a right passage that was not shown."""


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    own = [(Settings.from_env().index_dir, file) for file in QUESTIONS]
    pairs: list[tuple[Path, Path]] = own + options.judged
    cases = [case for corpus, file in pairs for case in collect(read_questions([file]), index_of(corpus))]
    splits = [split_evidence(cases, seed) for seed in range(SHUFFLES)]
    report(cases, splits, options.gains)
    weights = fit(cases, splits)
    if options.write:
        weights.save(options.write)
        print(f"written to {options.write}")


def fit(cases: Sequence[Case], splits: Sequence[Sequence[Split]]) -> Weights:
    """Return weights fitted on all cases.

    The decision sees rankings from a cross-validation, because those by weights fitted on the same questions are
    better than what new questions get. The same is true for the values its calibration and thresholds are taken from.
    """
    is_answerable = are_answerable(cases)
    ranked = rank_out_of_fold(cases, RANKING, seed=0)
    is_right = np.array([case.passage_grades(hits)[:1] > [0] for case, hits in zip(cases, ranked, strict=True)])
    values = np.mean([decide_out_of_fold(shuffle, is_answerable, DECISION) for shuffle in splits], axis=0)
    decision = fit_decision(evidence_matrix(ranked, DECISION), is_answerable, DECISION)
    decision, confidences = calibrated(decision, values, is_right)
    return Weights(
        ranking=fit_ranking(cases, RANKING),
        decision=decision.weights,
        intercept=decision.intercept,
        answered=_threshold(cases, confidences, WRONGLY_DECLINED),
        nearby=_threshold(cases, confidences, SHOWN_NOTHING),
    )


def _threshold(cases: Sequence[Case], confidences: Matrix, share: float) -> float:
    """Return the confidence below which at most a share of the answerable questions of each corpus are.

    One threshold for all: how much a first hit stands out depends on the corpus, and of one with many similar passages
    more than the share would else be declined.
    """
    is_answerable = are_answerable(cases)
    owners = np.array([id(case.index) for case in cases])
    return min(float(np.quantile(confidences[is_answerable & (owners == owner)], share)) for owner in set(owners))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--judged",
        nargs=2,
        action="append",
        default=[],
        type=Path,
        metavar=("CORPUS", "FILE"),
        help="fit on the questions in FILE too, judged on CORPUS, a folder of notes or an index; may be repeated",
    )
    parser.add_argument("--gains", action="store_true", help="also measure with each feature left out")
    parser.add_argument(
        "--write",
        nargs="?",
        type=Path,
        const=WEIGHTS,
        metavar="FILE",
        help="store the weights (default: where Citewell reads them)",
    )
    return parser


if __name__ == "__main__":
    main()
