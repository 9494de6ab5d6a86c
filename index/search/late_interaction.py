"""The word-piece vectors of every chunk, for late interaction: how well each word of a query is met somewhere in a
chunk.

Khattab and Zaharia, "ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction over BERT",
2020.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from citewell.index.search.quantised import Quantised, joined


class Pieces:
    """Vectors of word pieces, chunk after chunk."""

    def __init__(self, vectors: Quantised, starts: NDArray[np.int64]) -> None:
        self.vectors = vectors
        """Of the pieces of all chunks."""
        self.starts = starts
        """(chunks + 1,): chunk i has rows starts[i] to starts[i + 1]."""

    def best_matches(self, query: NDArray[np.float32], chunks: Sequence[int]) -> NDArray[np.float32]:
        """For each chunk and word piece of the query the best cosine with the chunk's own: (chunks, query pieces)."""
        bounds = [(int(self.starts[chunk]), int(self.starts[chunk + 1])) for chunk in chunks]
        best = np.zeros((len(chunks), len(query)), np.float32)
        filled = [place for place, (start, end) in enumerate(bounds) if end > start]
        if not filled or not len(query):
            return best
        cosines = joined([self.vectors.take(slice(*bounds[place])) for place in filled]).cosines(query)
        offsets = np.cumsum([0, *(bounds[place][1] - bounds[place][0] for place in filled[:-1])])
        best[filled] = np.maximum.reduceat(cosines, offsets, axis=0)
        return best

    @staticmethod
    def write(folder: Path, parts: Iterable[Quantised], owners: Sequence[int], counts: Sequence[int], chunks: int,
              dimension: int) -> None:  # fmt: skip
        """Write the pieces of parts of chunks one part at a time: of many notes, memory would not hold them all.

        `owners` names the chunk of each part, ascending; `counts` says how many pieces each has.
        """
        folder.mkdir(exist_ok=True)
        by_chunk = np.bincount(np.array(owners, np.int64), weights=counts, minlength=chunks).astype(np.int64)
        starts = np.concatenate([[0], np.cumsum(by_chunk)])
        total = int(starts[-1])
        rows = open_memmap(folder / "rows.npy", mode="w+", dtype=np.int8, shape=(max(total, 1), dimension))
        scales = np.ones(max(total, 1), np.float32)
        place = 0
        for part in parts:
            end = place + len(part.rows)
            rows[place:end], scales[place:end] = part
            place = end
        rows.flush()
        np.save(folder / "scales.npy", scales)
        np.save(folder / "starts.npy", starts)

    @classmethod
    def load(cls, folder: Path) -> Pieces:
        return cls(Quantised.load(folder), np.load(folder / "starts.npy"))
