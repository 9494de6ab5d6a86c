"""Fitting on a small corpus, from the judged questions to the stored weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citewell.assistant.judge import fit
from citewell.assistant.judge.selection import DECISION, RANKING
from citewell.assistant.rank.weights import load_weights
from tests.conftest import Ingest

THINGS = ["keel", "leaven", "loom", "kiln", "rudder", "anvil", "quill", "sickle", "spindle", "trowel"]


@pytest.fixture
def judged(ingested: Ingest, tmp_path: Path) -> list[str]:
    """An index of ten things, and a question about each and about ten other things."""
    notes = "\n".join(f"# Q{n}: What is a {thing}?\n\nA {thing} is a tool.\n" for n, thing in enumerate(THINGS, 1))
    index_dir = ingested({"a.md": notes})
    lines = [
        {"id": thing, "query": f"what is a {thing}", "kind": "concept", "best": [[4 * n + 3, 4 * n + 3]]}
        for n, thing in enumerate(THINGS)
    ]
    lines += [{"query": f"which {n} lie beyond?", "kind": "offtopic"} for n in range(10)]
    file = tmp_path / "judged.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return ["--judged", str(index_dir), str(file)]


def test_weights_are_fitted_on_all_pairs_and_stored(
    judged: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fit, "SHUFFLES", 1)
    monkeypatch.setattr(fit, "QUESTIONS", ())
    fit.main([*judged, *judged, "--gains", "--write", str(tmp_path / "weights.json")])
    weights = load_weights(tmp_path / "weights.json")
    assert (tuple(weights.ranking), tuple(weights.decision)) == (RANKING, DECISION)
    assert 0 <= weights.nearby <= weights.answered <= 1
    printed = capsys.readouterr().out
    assert f"without {RANKING[0]} " in printed
    assert f"without {DECISION[0]} " in printed
    assert "AUROC=" in printed
