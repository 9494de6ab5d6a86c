"""Dense search: FAISS, exact inner product on unit vectors, which is their cosine."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray


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
        similarity, parts = self.vectors.search(vector[None, :], self.vectors.ntotal)
        best = np.full(self.chunks, -1, np.float32)
        found = parts[0] >= 0  # FAISS pads with -1
        np.maximum.at(best, self.owners[parts[0][found]], similarity[0][found])
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
