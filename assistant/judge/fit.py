"""Fit the ranker and the decision on judged questions: `make fit`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from citewell.assistant.judge.cases import Case, are_answerable, collect
from citewell.assistant.judge.cross_validation import Split, decide_out_of_fold, rank_out_of_fold, split_evidence
from citewell.assistant.judge.judgements import read_questions
from citewell.assistant.judge.listnet import fit_ranking
from citewell.assistant.judge.logistic import calibrated, evidence_matrix, fit_decision
from citewell.assistant.judge.report import WRONGLY_DECLINED, report
from citewell.assistant.judge.selection import DECISION, RANKING
from citewell.assistant.rank.weights import WEIGHTS, Weights
from citewell.assistant.settings import Settings
from citewell.index import load_index

QUESTIONS = Path("tests/retrieval/dev.jsonl")
SHUFFLES = 4
"""Divisions into folds that each measure is the mean of. Single ones differ by up to .02 in ok@1."""
SHOWN_NOTHING = 0.01
"""Share of the answerable questions that may be answered with no passage at all."""


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    pairs: list[tuple[Path, Path]] = options.judged or [(Settings.from_env().index_dir, QUESTIONS)]
    cases = [case for index_dir, file in pairs for case in collect(read_questions([file]), load_index(index_dir))]
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
        answered=float(np.quantile(confidences[is_answerable], WRONGLY_DECLINED)),
        nearby=float(np.quantile(confidences[is_answerable], SHOWN_NOTHING)),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--judged",
        nargs=2,
        action="append",
        type=Path,
        metavar=("INDEX", "QUESTIONS"),
        help=f"an index and a file of questions judged on it; may be repeated (default: your index and {QUESTIONS})",
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
