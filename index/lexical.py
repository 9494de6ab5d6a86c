"""Lexical search: BM25 over each field of the chunks (bm25s)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.fields import Fields
from index.terms import terms

EMPTY = "\x00"  # bm25s wants at least one term a text; no query holds this one


class Lexical:
    """Scores every chunk, field by field. Chunk i is row i."""

    def __init__(self, by_field: dict[str, bm25s.BM25]) -> None:
        self.by_field = by_field

    @classmethod
    def fit(cls, chunks: Sequence[Fields]) -> Lexical:
        by_field = {}
        for number, name in enumerate(Fields._fields):
            by_field[name] = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
            by_field[name].index([terms(chunk[number]) or [EMPTY] for chunk in chunks], show_progress=False)
        return cls(by_field)

    def scores(self, query_terms: Sequence[str], field: str) -> NDArray[np.float32]:
        """BM25 of every chunk for one field: (chunks,), 0 where no term is shared."""
        model = self.by_field[field]
        known = [term for term in query_terms if term in model.vocab_dict]
        if not known:
            return np.zeros(model.scores["num_docs"], np.float32)
        return np.asarray(model.get_scores(known), np.float32)

    def save(self, folder: Path) -> None:
        for name, model in self.by_field.items():
            model.save(folder / name, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        return cls({name: bm25s.BM25.load(folder / name, show_progress=False) for name in Fields._fields})
