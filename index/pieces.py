"""The word-piece vectors of every chunk, for late interaction: how well each word of a query is met somewhere in a
chunk.

Khattab and Zaharia, "ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction over BERT",
2020.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class Pieces:
    """Unit vectors of word pieces in 8 bits a number, chunk after chunk; read from disk as they are needed."""

    def __init__(self, rows: NDArray[np.int8], starts: NDArray[np.int64], scale: float) -> None:
        self.rows = rows
        """(pieces of all chunks, dimension)."""
        self.starts = starts
        """(chunks + 1,): chunk i has rows starts[i] to starts[i + 1]."""
        self.scale = scale

    @classmethod
    def fit(cls, by_chunk: Sequence[NDArray[np.float32]], dimension: int) -> Pieces:
        starts = np.cumsum([0, *(len(rows) for rows in by_chunk)]).astype(np.int64)
        scale = max((float(np.abs(rows).max()) for rows in by_chunk if len(rows)), default=1.0) / 127
        stored = np.zeros((int(starts[-1]), dimension), np.int8)
        for rows, start in zip(by_chunk, starts[:-1], strict=True):
            stored[start : start + len(rows)] = np.rint(rows / scale)
        return cls(stored, starts, scale)

    def best_matches(self, query: NDArray[np.float32], chunks: Sequence[int]) -> NDArray[np.float32]:
        """For each chunk and word piece of the query the best cosine with the chunk's own: (chunks, query pieces)."""
        bounds = [(int(self.starts[chunk]), int(self.starts[chunk + 1])) for chunk in chunks]
        best = np.zeros((len(chunks), len(query)), np.float32)
        filled = [place for place, (start, end) in enumerate(bounds) if end > start]
        if not filled or not len(query):
            return best
        rows = np.concatenate([self.rows[slice(*bounds[place])] for place in filled]).astype(np.float32)
        offsets = np.cumsum([0, *(bounds[place][1] - bounds[place][0] for place in filled[:-1])])
        best[filled] = np.maximum.reduceat(rows @ query.T, offsets, axis=0) * self.scale
        return best

    def save(self, folder: Path) -> None:
        np.save(folder / "pieces.npy", self.rows)
        np.save(folder / "piece_starts.npy", self.starts)
        (folder / "piece_scale").write_text(repr(self.scale))

    @classmethod
    def load(cls, folder: Path) -> Pieces:
        rows = np.load(folder / "pieces.npy", mmap_mode="r")
        return cls(rows, np.load(folder / "piece_starts.npy"), float((folder / "piece_scale").read_text()))
