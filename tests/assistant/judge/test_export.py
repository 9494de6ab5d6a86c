"""The files of an evaluation, scored by another program, and the example in docs/judgements.md."""

from __future__ import annotations

import csv
import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from citewell.assistant.judge.evaluation import Evaluation, evaluate
from citewell.assistant.judge.export import export
from citewell.assistant.judge.judgements import JudgedQuestion, Judgement
from citewell.assistant.judge.measures import MEASURES
from citewell.index import Span, ingest, load_index
from tests.assistant.commands.program import CITEWELL
from tests.docs_examples import blocks
from tests.hash_encoder import HashEncoder

PARTS = ("keel", "sail", "mast", "rudder", "anchor", "hull")
NOTES = "".join(f"# What is the {part} of a boat?\n\nThe {part} is a part.\n\n" for part in PARTS)


@pytest.fixture(scope="module")
def evaluation(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    folder = tmp_path_factory.mktemp("boats")
    (folder / "my boats").mkdir()
    (folder / "my boats" / "parts.md").write_text(NOTES, encoding="utf-8")
    ingest([folder / "my boats"], folder / "index", hash_encoder)
    index = load_index(folder / "index")
    judgements: dict[str, tuple[Judgement, ...]] = {
        "what is the keel of a boat": ((2, "parts.md", Span(3, 3)),),
        "what is the sail of a boat": ((1, "", Span(7, 7)), (2, "", Span(3, 3))),
        "what is the mast of a boat": ((2, "parts.md", Span(3, 3)),),  # the keel, which is not the first passage
        "what is the hull of a boat": ((2, "elsewhere.md", None),),
        "tomato soup": (),
    }
    questions = [JudgedQuestion(f"q{n}", text, "part", (), judgements[text]) for n, text in enumerate(judgements)]
    return evaluate(questions, index)


def ir_measures(folder: Path) -> dict[str, float]:
    """Return what the `ir_measures` command says of the files in a folder, by its names of the measures."""
    names = [str(measure) for measure in MEASURES.values()]
    command = [str(CITEWELL.with_name("ir_measures")), f"{folder}/qrels.trec", f"{folder}/run.trec", *names]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return {name: float(value) for name, value in (line.split("\t") for line in printed.splitlines())}


def test_another_program_finds_the_same_figures(evaluation: Evaluation, tmp_path: Path) -> None:
    export(evaluation, tmp_path)
    figures = evaluation.answerable["all"]
    assert 0 < figures["ok@1"] < figures["ok@5"]
    assert ir_measures(tmp_path) == {str(measure): figures[name] for name, measure in MEASURES.items()}
    with (tmp_path / "questions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    stored = json.loads((tmp_path / "evaluation.json").read_text(encoding="utf-8"))
    for name in MEASURES:
        assert sum(float(row[name] or 0) for row in rows) / figures["n"] == pytest.approx(figures[name], abs=1e-4)
        assert sum(row[name] or 0 for row in stored["questions"]) / figures["n"] == pytest.approx(
            figures[name], abs=1e-4
        )
    assert stored["answerable"]["all"] == figures
    assert stored["questions"][0]["passages"][0].startswith("parts.md#L")


def test_the_example_in_the_docs_runs(tmp_path: Path, hash_encoder: HashEncoder) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "boats.md").write_text(blocks("judgements.md", "markdown")[0], encoding="utf-8")
    (tmp_path / "questions.jsonl").write_text(blocks("judgements.md", "json")[0], encoding="utf-8")
    first, *commands = blocks("judgements.md", "sh")[0].splitlines()
    assert first == "citewell ingest notes --index boats"
    ingest([tmp_path / "notes"], tmp_path / "boats", hash_encoder)  # a fast encoder instead of the default one
    environment = os.environ | {"PATH": f"{CITEWELL.parent}{os.pathsep}{os.environ['PATH']}"}
    printed = [
        subprocess.run(shlex.split(command), cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
        for command in commands
    ]
    assert [done.returncode for done in printed] == [0, 0, 0], [done.stderr for done in printed]
    assert "Success@1\t1.0000" in printed[1].stdout
    assert "ok@1    1.000 -> 1.000  +0.000  better 0, worse 0  p=1.000" in printed[2].stdout
