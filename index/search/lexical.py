"""Lexical search: BM25 over each field of the chunks, computed at ingestion by bm25s.

Lù, "BM25S: Orders of magnitude faster lexical search via eager sparse scoring", 2024. The score of each term in each
chunk is stored, so a query only adds posting lists.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citewell.index.search.fields import Fields
from citewell.index.search.related_terms import related_terms

K1 = 1.2  # saturation of the term frequency, Lucene's default
B = 0.75  # how far a score is normalised by the length of the text, Lucene's default
EMPTY = "\x00"  # stands in for an empty text, because bm25s needs a term in each; no query contains it


class Postings(NamedTuple):
    """The scores of one field. Term i has those from starts[i] to starts[i + 1]."""

    columns: dict[str, int]
    """The number of each term."""
    starts: NDArray[np.int64]
    """(terms + 1,)."""
    chunks: NDArray[np.int32]
    """(postings,): the chunk that each score belongs to."""
    scores: NDArray[np.float32]
    """(postings,): BM25."""


class Lexical:
    """The posting lists of every field. Chunk i is row i."""

    def __init__(self, by_field: dict[str, Postings], chunks: int) -> None:
        self._by_field = by_field
        self._chunks = chunks

    @classmethod
    def fit(cls, chunks: Sequence[Sequence[list[str]]]) -> Lexical:
        """Score the terms of the chunks, each given by the terms of its `Fields`, in their order."""
        import bm25s  # imports scipy, which takes 130 ms and is not needed to answer

        by_field = {}
        if not chunks:  # bm25s cannot index nothing
            nothing = Postings({}, np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32))
            return cls(dict.fromkeys(Fields._fields, nothing), 0)
        for number, name in enumerate(Fields._fields):
            model = bm25s.BM25(method="lucene", k1=K1, b=B)
            model.index([chunk[number] or [EMPTY] for chunk in chunks], show_progress=False)
            by_field[name] = Postings(
                {term: int(column) for term, column in model.vocab_dict.items()},
                np.asarray(model.scores["indptr"], np.int64),
                np.asarray(model.scores["indices"], np.int32),
                np.asarray(model.scores["data"], np.float32),
            )
        return cls(by_field, len(chunks))

    def __contains__(self, term: str) -> bool:
        """Return whether any field of any chunk has a term."""
        return any(term in postings.columns for postings in self._by_field.values())

    def related(self, term: str) -> list[str]:
        """Return the terms of the chunks' texts that have most in common with another term."""
        return related_terms(term, self._by_field["body"].columns)

    def scores(self, query_terms: Sequence[str], field: str) -> NDArray[np.float32]:
        """Return the BM25 score of every chunk for one field: (chunks,), 0 where the field has none of the terms."""
        found = np.zeros(self._chunks, np.float32)
        for term in query_terms:
            chunks, scores = self._postings(term, field)
            found[chunks] += scores
        return found

    def count(self, term: str, field: str) -> int:
        """Return how many chunks have a term in a field."""
        return len(self._postings(term, field)[0])

    def have(self, term: str, field: str, chunks: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of some chunks have a term in a field: (chunks,)."""
        return np.isin(chunks, self._postings(term, field)[0])

    def _postings(self, term: str, field: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the chunks that have a term in a field, and the score of each."""
        postings = self._by_field[field]
        if (column := postings.columns.get(term)) is None:
            return postings.chunks[:0], postings.scores[:0]
        rows = slice(postings.starts[column], postings.starts[column + 1])
        return postings.chunks[rows], postings.scores[rows]

    def save(self, folder: Path) -> None:
        """Write the posting lists of each field."""
        folder.mkdir(exist_ok=True)
        for name, (columns, starts, chunks, scores) in self._by_field.items():
            (folder / f"{name}.json").write_text(json.dumps(columns), encoding="utf-8")
            np.savez(folder / f"{name}.npz", starts=starts, chunks=chunks, scores=scores)

    @classmethod
    def load(cls, folder: Path, chunks: int) -> Lexical:
        """Read what `save` wrote, for an index of so many chunks."""
        by_field = {}
        for name in Fields._fields:
            columns = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            with np.load(folder / f"{name}.npz") as arrays:
                by_field[name] = Postings(columns, *(arrays[key] for key in ("starts", "chunks", "scores")))
        return cls(by_field, chunks)
