"""Judged questions from files in any format, told apart by what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from citewell.assistant.judge.files import JudgementError, read_lines
from citewell.assistant.judge.formats.queries import read_queries
from citewell.assistant.judge.formats.ragas import QUESTION, read_ragas
from citewell.assistant.judge.formats.trec import judged_by, read_qrels
from citewell.assistant.judge.judgements import JudgedQuestion, read_questions
from citewell.index import Index


def read_judged(paths: Sequence[Path], queries: Path | None, index: Index) -> list[JudgedQuestion]:
    """Return the judged questions of files about the notes of an index: our own, ragas' and qrels.

    `queries` holds the texts of the questions in qrels. Raise `JudgementError` for a file that cannot be used.
    """
    own = [path for path in paths if _format(path) == "own"]
    questions = read_questions(own) if own else []
    for path in paths:
        if _format(path) == "ragas":
            questions += read_ragas(path, index.lines)
        elif _format(path) == "qrels":
            if queries is None:
                raise JudgementError(f"{path} holds ids of questions only; name the file of their texts with --queries")
            questions += judged_by(read_qrels(path), read_queries(queries), path, queries)
    return check_ids(questions)


def check_ids(questions: list[JudgedQuestion]) -> list[JudgedQuestion]:
    """Return the questions. Raise `JudgementError` when two have the same id, as their answers would be mixed up."""
    for id, times in Counter(question.id for question in questions).items():
        if times > 1:
            raise JudgementError(f"{times} judged questions have the id {id!r}; give each an `id` of its own")
    return questions


def _format(path: Path) -> Literal["own", "ragas", "qrels"]:
    first = next((line.strip() for _, line in read_lines(path)), "")
    if path.suffix != ".jsonl" and not first.startswith("{"):
        return "qrels"
    return "ragas" if f'"{QUESTION}"' in first else "own"
