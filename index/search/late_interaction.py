"""Late interaction: how well each word piece of a query is matched by some word piece of a chunk.

Khattab and Zaharia, "ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction over BERT",
2020.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from citewell.index.search.quantised import Quantised, bytes_of, joined


class Pieces:
    """Vectors of the word pieces of all chunks, chunk after chunk."""

    def __init__(self, vectors: Quantised, bounds: NDArray[np.int64]) -> None:
        self._vectors = vectors
        self._bounds = bounds
        """(chunks, 2): the first row of each chunk, and the one after its last."""

    def best_matches(self, query: NDArray[np.float32], chunks: Sequence[int]) -> NDArray[np.float32]:
        """Return the best cosine of each query piece with the pieces of each chunk: (chunks, query pieces).

        `query` holds unit vectors (query pieces, dimension). A chunk without pieces scores 0.
        """
        bounds = self._bounds[np.array(chunks, np.int64)].tolist()
        best = np.zeros((len(chunks), len(query)), np.float32)
        filled = [row for row, (start, end) in enumerate(bounds) if end > start]
        if not filled or not len(query):
            return best
        cosines = joined([self._vectors.take(slice(*bounds[row])) for row in filled]).cosines(query)
        offsets = np.cumsum([0, *(bounds[row][1] - bounds[row][0] for row in filled[:-1])])
        best[filled] = np.maximum.reduceat(cosines, offsets, axis=0)
        return best

    def only(self, chunks: NDArray[np.int64]) -> Pieces:
        """Return the pieces of some chunks; the first of them is chunk 0."""
        return Pieces(self._vectors, self._bounds[chunks])

    @staticmethod
    def write(folder: Path, parts: Iterable[Quantised], owners: Sequence[int], counts: Sequence[int], chunks: int,
              dimension: int) -> None:  # fmt: skip
        """Write the pieces one part of a chunk at a time: those of a large corpus do not fit into memory together.

        `owners` names the chunk of each part, ascending; `counts` says how many pieces each part has.
        """
        folder.mkdir(exist_ok=True)
        by_chunk = np.bincount(np.array(owners, np.int64), weights=counts, minlength=chunks).astype(np.int64)
        starts = np.concatenate([[0], np.cumsum(by_chunk)])
        total = int(starts[-1])
        rows = open_memmap(folder / "rows.npy", mode="w+", dtype=np.uint8, shape=(max(total, 1), bytes_of(dimension)))
        scales = np.zeros(max(total, 1), np.float16)
        start = 0
        for part in parts:
            end = start + len(part.rows)
            rows[start:end], scales[start:end] = part
            start = end
        rows.flush()
        np.save(folder / "scales.npy", scales)
        np.save(folder / "starts.npy", starts)

    @classmethod
    def load(cls, folder: Path) -> Pieces:
        """Read what `write` wrote; the rows stay on disk until they are needed."""
        starts = np.load(folder / "starts.npy")
        return cls(Quantised.load(folder), np.stack([starts[:-1], starts[1:]], axis=1))
