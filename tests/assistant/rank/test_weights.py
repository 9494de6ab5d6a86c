"""The file of weights is checked against the records it weighs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citewell.assistant.rank.weights import Weights, WeightsError, load_weights

STORED: dict[str, Any] = {
    "ranking": {"bm25_body": 1.5},
    "decision": {"top_share": 2.0},
    "intercept": -1.0,
    "answered": 0.5,
    "nearby": 0.25,
}


def test_saved_weights_are_loaded_as_they_were(tmp_path: Path) -> None:
    weights = Weights(**STORED)
    weights.save(tmp_path / "weights.json")
    assert load_weights(tmp_path / "weights.json") == weights
    assert json.loads((tmp_path / "weights.json").read_text()) == STORED


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"ranking": {"bm25_title": 1.0}}, "ranking has weights for bm25_title; Features has no such field"),
        ({"decision": {"luck": 1.0, "": 2.0}}, "decision has weights for , luck; Evidence has no such field"),
        ({"bias": 1.0}, "unexpected keyword argument 'bias'"),
    ],
)
def test_unknown_names_are_an_error_that_says_what_to_do(tmp_path: Path, changed: dict[str, Any], message: str) -> None:
    file = tmp_path / "weights.json"
    file.write_text(json.dumps(STORED | changed), encoding="utf-8")
    with pytest.raises(WeightsError) as raised:
        load_weights(file)
    assert message in str(raised.value)
    assert str(raised.value).startswith(str(file))
    assert str(raised.value).endswith("run: make fit")


@pytest.mark.parametrize("content", ["", "[]", '{"ranking": {}}'])
def test_a_damaged_file_is_an_error_of_one_line(tmp_path: Path, content: str) -> None:
    file = tmp_path / "weights.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(WeightsError) as raised:
        load_weights(file)
    assert "\n" not in str(raised.value)
