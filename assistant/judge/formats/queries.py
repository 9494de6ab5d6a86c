"""Texts of questions by id, for judgements that hold ids only: BEIR's `queries.jsonl`, or lines `id<TAB>text`."""

from __future__ import annotations

from pathlib import Path

from citewell.assistant.judge.files import JudgementError, read_lines, read_objects

WANTED = '{"_id": "1", "text": "..."}'


def read_queries(path: Path) -> dict[str, str]:
    """Return the text of each question by its id. Raise `JudgementError`, which names the line, for a wrong one."""
    texts = _from_objects(path) if path.suffix == ".jsonl" else _from_lines(path)
    if not texts:
        raise JudgementError(f"{path} holds no question; each line should be {WANTED}, or an id, a tab and the text")
    return texts


def _from_objects(path: Path) -> dict[str, str]:
    texts = {}
    for number, fields in read_objects(path, WANTED):
        id, text = fields.get("_id", fields.get("id")), fields.get("text", fields.get("query"))
        if id is None or not isinstance(text, str):
            raise JudgementError(f"{path}:{number} has no `_id` or no `text`; each line should be {WANTED}")
        texts[str(id)] = text
    return texts


def _from_lines(path: Path) -> dict[str, str]:
    texts = {}
    for number, line in read_lines(path):
        id, tab, text = line.partition("\t")
        if not tab or not text.strip():
            raise JudgementError(f"{path}:{number} should be an id, a tab and the text of the question")
        texts[id.strip()] = text.strip()
    return texts
