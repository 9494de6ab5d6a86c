"""Write an evaluation into a folder: a run, qrels, a table of the questions as CSV, and JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from citewell.assistant.judge.evaluation import Evaluation
from citewell.assistant.judge.formats.document_numbers import document_number
from citewell.assistant.judge.formats.trec import qrels_lines, run_lines
from citewell.assistant.judge.measures import MEASURES, measure_each

RUN, QRELS, TABLE, JSON = "run.trec", "qrels.trec", "questions.csv", "evaluation.json"


def export(evaluation: Evaluation, folder: Path) -> None:
    """Write the files of an evaluation.

    `ir_measures qrels.trec run.trec` finds the same figures: the qrels hold the questions that have an answer, and
    judge every passage that was shown.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = question_rows(evaluation)
    _write_lines(folder / RUN, run_lines(evaluation.results))
    _write_lines(folder / QRELS, qrels_lines(evaluation.results))
    with (folder / TABLE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"passages": " ".join(row["passages"])} for row in rows)
    measures = {name: str(measure) for name, measure in MEASURES.items()}
    found = evaluation.to_dict() | {"ir_measures": measures, "questions": rows}
    (folder / JSON).write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def question_rows(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Return what is known of each question: its answer, and each measure, None where it has no answer in the notes."""
    asked = {result.question.id: result.grades for result in evaluation.results if result.question.spans}
    measured = measure_each(asked)
    unmeasured = dict.fromkeys(MEASURES)
    return [
        {
            "id": result.question.id,
            "question": result.question.text,
            "kind": result.question.kind,
            "verdict": result.verdict,
            "confidence": result.confidence,
            **measured.get(result.question.id, unmeasured),
            "passages": [document_number(*place) for place in result.passages],
        }
        for result in evaluation.results
    ]


def _write_lines(path: Path, lines: Sequence[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
