"""BEIR folders: documents in `corpus.jsonl`, questions in `queries.jsonl`, judgements in `qrels/*.tsv`."""

from __future__ import annotations

import shutil
from hashlib import file_digest
from pathlib import Path
from urllib.parse import quote

from citewell.assistant.judge.files import JudgementError, read_objects
from citewell.assistant.judge.formats.document_numbers import place_of
from citewell.assistant.judge.formats.queries import read_queries
from citewell.assistant.judge.formats.trec import judged_by, read_qrels
from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.index import Span

CORPUS, QUERIES, QRELS = "corpus.jsonl", "queries.jsonl", "qrels"
WANTED = '{"_id": "1", "title": "...", "text": "..."}'


def is_beir(path: Path) -> bool:
    """Return whether a path is a folder, or the judgements of one split in a BEIR folder, `qrels/test.tsv`."""
    return path.is_dir() or (path.parent.name == QRELS and (path.parent.parent / CORPUS).is_file())


def read_beir(path: Path) -> list[JudgedQuestion]:
    """Return the questions of a BEIR folder, judged on the notes that `write_notes` makes of its documents.

    A folder stands for all its splits. Raise `JudgementError` for a file that is missing or has a wrong line.
    """
    folder = _folder(path)
    splits = sorted((folder / QRELS).glob("*.tsv")) if path.is_dir() else [path]
    if not splits or not (folder / QUERIES).is_file():
        raise JudgementError(f"{folder} is no BEIR folder; it should hold {CORPUS}, {QUERIES} and {QRELS}/*.tsv")
    texts = read_queries(folder / QUERIES)
    return [
        question
        for split in splits
        for question in judged_by(read_qrels(split), texts, split, folder / QUERIES, place_in_notes)
    ]


def write_notes(path: Path, notes_dir: Path) -> Path:
    """Write each document of a BEIR folder as a note into a folder below `notes_dir`, and return that folder.

    It is written once for the content of `corpus.jsonl`. Raise `JudgementError` for a line that is no document.
    """
    corpus = _folder(path) / CORPUS
    if not corpus.is_file():
        raise JudgementError(f"{corpus} is missing; a BEIR folder holds {CORPUS}, {QUERIES} and {QRELS}/*.tsv")
    with corpus.open("rb") as file:
        written = notes_dir / f"{corpus.parent.resolve().name}-notes-{file_digest(file, 'sha256').hexdigest()[:8]}"
    if not written.is_dir():
        unfinished = written.with_name(f"{written.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for number, fields in read_objects(corpus, WANTED):
            id, title, text = fields.get("_id"), fields.get("title") or "", fields.get("text")
            if id is None or not isinstance(text, str):
                raise JudgementError(f"{corpus}:{number} has no `_id` or no `text`; each line should be {WANTED}")
            heading = f"# {' '.join(str(title).split())}\n\n" if title else ""
            (unfinished / note_name(str(id))).write_text(f"{heading}{text}\n", encoding="utf-8")
        unfinished.rename(written)
    return written


def note_name(document: str) -> str:
    """Return the name of the note that holds a document."""
    return f"{quote(document, safe=' ')}.md"


def place_in_notes(document: str) -> tuple[str, Span | None]:
    """Return the place of a document, or of the lines of a note, as runs of other programs and our own name them."""
    source, span = place_of(document)
    return (source, span) if span else (note_name(document), None)


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent.parent
