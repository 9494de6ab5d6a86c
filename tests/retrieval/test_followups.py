"""Judged follow-ups over two corpora: with their context, without it, and rewritten by hand to need none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from citewell.assistant.ask.conversation import is_follow_up
from citewell.assistant.judge.evaluation import evaluate
from citewell.assistant.judge.judgements import JudgedQuestion, read_questions
from citewell.index import Encoder, Index, ingest, load_index

FOLDER = Path(__file__).with_name("followups")
CORPORA = ("corpus", "notes")
MIN_FOLLOW_UPS = 60


@pytest.fixture(scope="module")
def indexes(index: Index, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Index]:
    folder = tmp_path_factory.mktemp("followups")
    ingest([FOLDER / "notes"], folder, encoder)
    return {"corpus": index, "notes": load_index(folder)}


@pytest.fixture(scope="module")
def measured(indexes: dict[str, Index]) -> dict[tuple[str, str, str], float]:
    """ok@1 by corpus, kind of question, and context: `carried`, `dropped`, or `rewritten` by hand."""
    found: dict[tuple[str, str, str], float] = {}
    for name in CORPORA:
        asked = read_questions([FOLDER / f"{name}.jsonl"])
        by_context = {
            "carried": asked,
            "dropped": [replace(question, history=()) for question in asked],
            "rewritten": [rewritten(question, name) for question in asked],
        }
        for context, questions in by_context.items():
            measures = evaluate(questions, indexes[name]).answerable
            found |= {(name, kind, context): measures[kind]["ok@1"] for kind in ("followup", "new topic")}
    return found


def rewritten(question: JudgedQuestion, name: str) -> JudgedQuestion:
    lines = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return replace(question, text=next(line["rewritten"] for line in lines if line["id"] == question.id), history=())


def test_there_are_enough() -> None:
    asked = read_questions([FOLDER / f"{name}.jsonl" for name in CORPORA])
    assert sum(question.kind == "followup" for question in asked) >= MIN_FOLLOW_UPS


@pytest.mark.parametrize(
    ("name", "floor", "gain", "loss"),
    [
        ("corpus", 0.54, 0.17, 0.18),  # carried 0.591, dropped 0.364, rewritten 0.727
        ("notes", 0.88, 0.12, 0.10),  # carried 0.938, dropped 0.781, rewritten 1.000
    ],
)
def test_context_gains_most_of_what_rewriting_gains(
    measured: dict[tuple[str, str, str], float], name: str, floor: float, gain: float, loss: float
) -> None:
    carried = measured[name, "followup", "carried"]
    assert carried >= floor
    assert carried >= measured[name, "followup", "dropped"] + gain
    assert carried >= measured[name, "followup", "rewritten"] - loss


@pytest.mark.parametrize("name", CORPORA)
def test_a_new_topic_loses_nothing(measured: dict[tuple[str, str, str], float], name: str) -> None:
    assert measured[name, "new topic", "carried"] == measured[name, "new topic", "dropped"]


def test_a_question_that_stands_alone_carries_no_context() -> None:
    """Of the judged questions that follow none, 2 of 190 do: "a scratch file that disappears once I'm done with it"."""
    alone = [question for question in read_questions([FOLDER.parent / "dev.jsonl"]) if not question.history]
    carrying = [question.text for question in alone if is_follow_up(question.text)]
    assert len(carrying) <= 0.015 * len(alone), carrying
