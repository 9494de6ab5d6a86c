"""Documents, questions and chunks as rows of JSON lines files, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from citewell.index.types import Chunk, Document, FrontMatter, Question, Span


def write_records(file: Path, records: Sequence[Document] | Sequence[Question] | Sequence[Chunk]) -> None:
    """Write one record a line."""
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(record)) + "\n" for record in records)


def read_documents_file(file: Path) -> list[Document]:
    """Return the documents that `write_records` wrote."""
    return [Document(**row | {"front_matter": _front_matter(row["front_matter"])}) for row in _rows(file)]


def read_questions_file(file: Path) -> list[Question]:
    """Return the questions that `write_records` wrote."""
    return [Question(**row | {"span": Span(**row["span"]), "above": tuple(row["above"])}) for row in _rows(file)]


def read_chunks_file(file: Path) -> list[Chunk]:
    """Return the chunks that `write_records` wrote."""
    return [_chunk(row) for row in _rows(file)]


def _chunk(row: dict[str, Any]) -> Chunk:
    spans = {"span": Span(**row["span"]), "header": Span(**row["header"]) if row["header"] else None}
    return Chunk(**row | spans | {"heading_path": tuple(row["heading_path"]), "above": tuple(row["above"])})


def _front_matter(row: dict[str, Any]) -> FrontMatter:
    lists = {"aliases": tuple(row["aliases"]), "tags": tuple(row["tags"])}
    fields = tuple((name, tuple(values)) for name, values in row["fields"])
    return FrontMatter(**row | lists | {"fields": fields})


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
