"""No question is judged by weights that were fitted on it."""

from __future__ import annotations

import pytest

from citewell.assistant.judge import cross_validation
from citewell.assistant.judge.cases import Case
from citewell.assistant.judge.cross_validation import FOLDS, folds, rank_out_of_fold
from tests.assistant.judge.samples import case


@pytest.mark.parametrize("count", [FOLDS, 12])
def test_each_question_is_held_out_once(count: int) -> None:
    divided = list(folds(count, seed=3))
    assert len(divided) == FOLDS
    assert sorted(i for _, held in divided for i in held) == list(range(count))
    assert all(sorted([*seen, *held]) == list(range(count)) for seen, held in divided)


def test_hits_are_ranked_by_weights_of_the_other_folds(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [case([0, 1], [0.0, 1.0]) for _ in range(10)]
    fitted: list[list[Case]] = []

    def fit(seen: list[Case], names: list[str]) -> dict[str, float]:
        fitted.append(seen)
        return {"bm25_body": float(len(fitted))}

    monkeypatch.setattr(cross_validation, "fit_ranking", fit)
    for one, ranked in zip(cases, rank_out_of_fold(cases, ["bm25_body"], seed=0), strict=True):
        used = fitted[int(ranked[0].score) - 1]
        assert not any(one is seen for seen in used)
        assert len(used) == 8
