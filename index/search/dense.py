"""Dense search: FAISS, exact inner product on unit vectors, which is their cosine."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

EVERY = -2.0  # below any cosine: all are wanted, in any order; a search for the nearest n takes five times as long


class Dense:
    """Vectors of the parts of chunks, each part leading to its chunk."""

    def __init__(self, vectors: faiss.Index, owners: NDArray[np.int32], chunks: int) -> None:
        self.vectors = vectors
        self.owners = owners
        """(parts,): the chunk each vector belongs to."""
        self.chunks = chunks

    @classmethod
    def fit(cls, vectors: NDArray[np.float32], owners: NDArray[np.int32], chunks: int) -> Dense:
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
        return cls(flat, owners, chunks)

    def scores(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Cosine of every chunk's best part: (chunks,), -1 for a chunk without one."""
        _, similarity, parts = self.vectors.range_search(vector[None, :], EVERY)
        best = np.full(self.chunks, -1, np.float32)
        np.maximum.at(best, self.owners[parts], similarity)
        return best

    def save(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        try:
            faiss.write_index(self.vectors, str(folder / "vectors.faiss"))
        except RuntimeError as error:  # what FAISS makes of a full disk
            raise OSError(str(error).splitlines()[0]) from error
        np.save(folder / "owners.npy", self.owners)

    @classmethod
    def load(cls, folder: Path, chunks: int) -> Dense:
        return cls(faiss.read_index(str(folder / "vectors.faiss")), np.load(folder / "owners.npy"), chunks)
