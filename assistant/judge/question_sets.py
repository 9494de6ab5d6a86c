"""Sets of judged questions, each with the index that it is judged on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from citewell.assistant.judge.corpora import index_of, judged_dir
from citewell.assistant.judge.formats.beir import is_beir, place_in_notes, read_beir, write_notes
from citewell.assistant.judge.formats.document_numbers import place_of
from citewell.assistant.judge.formats.read import check_ids, read_judged
from citewell.assistant.judge.formats.trec import Place
from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.index import Index, load_index

OWN = "your index"
"""The name of the set that is judged on the index of the notes."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions judged on one index."""

    name: str
    questions: list[JudgedQuestion]
    index: Index
    place: Place = place_of
    """Reads the document numbers of runs over these notes."""


def question_sets(
    files: Sequence[Path], index_dir: Path, judged: Sequence[tuple[Path, Path]], queries: Path | None
) -> Iterator[QuestionSet]:
    """Yield the questions in `files`, all of one set but for BEIR folders, and a set for each (corpus, file) judged.

    `queries` holds the texts of questions in qrels. A BEIR folder brings notes of its own; they and other corpora are
    ingested first. Raise `JudgementError` for a file that cannot be used.
    """
    beir = [path for path in files if is_beir(path) and not (queries and path.is_file())]
    if own := [path for path in files if path not in beir]:
        index = load_index(index_dir)
        yield QuestionSet(OWN, read_judged(own, queries, index), index)
    for path in beir:
        questions = check_ids(read_beir(path))
        yield QuestionSet(path.resolve().name, questions, index_of(write_notes(path, judged_dir())), place_in_notes)
    for corpus, file in judged:
        index = index_of(corpus)
        yield QuestionSet(f"{corpus.name}: {file.name}", read_judged([file], queries, index), index)
