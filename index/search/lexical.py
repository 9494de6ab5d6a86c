"""Lexical search: BM25 over each field of the chunks, as bm25s computes it when notes are ingested.

Lù, "BM25S: Orders of magnitude faster lexical search via eager sparse scoring", 2024: every score a term can give is
known at ingestion, so a query only adds columns.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citewell.index.search.fields import Fields
from citewell.index.search.terms import terms

EMPTY = "\x00"  # bm25s wants at least one term a text; no query holds this one


class Postings(NamedTuple):
    """One field's scores, column by column: term i has those from starts[i] to starts[i + 1]."""

    columns: dict[str, int]
    starts: NDArray[np.int64]
    chunks: NDArray[np.int32]
    scores: NDArray[np.float32]


class Lexical:
    """Scores every chunk, field by field. Chunk i is row i."""

    def __init__(self, by_field: dict[str, Postings], count: int) -> None:
        self.by_field = by_field
        self.count = count

    @classmethod
    def fit(cls, chunks: Sequence[Fields]) -> Lexical:
        import bm25s  # it brings scipy, which no answer waits for

        by_field = {}
        for number, name in enumerate(Fields._fields):
            model = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
            model.index([terms(chunk[number]) or [EMPTY] for chunk in chunks], show_progress=False)
            by_field[name] = Postings(
                {term: int(column) for term, column in model.vocab_dict.items()},
                np.asarray(model.scores["indptr"], np.int64),
                np.asarray(model.scores["indices"], np.int32),
                np.asarray(model.scores["data"], np.float32),
            )
        return cls(by_field, len(chunks))

    def scores(self, query_terms: Sequence[str], field: str) -> NDArray[np.float32]:
        """BM25 of every chunk for one field: (chunks,), 0 where no term is shared."""
        postings = self.by_field[field]
        found = np.zeros(self.count, np.float32)
        for term in query_terms:
            if (column := postings.columns.get(term)) is not None:
                place = slice(postings.starts[column], postings.starts[column + 1])
                found[postings.chunks[place]] += postings.scores[place]
        return found

    def save(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        for name, (columns, starts, chunks, scores) in self.by_field.items():
            (folder / f"{name}.json").write_text(json.dumps(columns), encoding="utf-8")
            np.savez(folder / f"{name}.npz", starts=starts, chunks=chunks, scores=scores)

    @classmethod
    def load(cls, folder: Path, count: int) -> Lexical:
        by_field = {}
        for name in Fields._fields:
            columns = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            with np.load(folder / f"{name}.npz") as arrays:
                by_field[name] = Postings(columns, *(arrays[key] for key in ("starts", "chunks", "scores")))
        return cls(by_field, count)
