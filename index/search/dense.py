"""Dense search: FAISS, exact inner product on unit vectors, which is their cosine."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

# Below any cosine: every vector is returned, unsorted. A search for the nearest n of as many takes five times as long.
EVERY = -2.0


class Dense:
    """Vectors of the parts of chunks. A chunk scores as its best part."""

    def __init__(self, vectors: faiss.Index, owners: NDArray[np.int32], chunks: int) -> None:
        self._vectors = vectors
        self._owners = owners
        """(parts,): the chunk each vector belongs to."""
        self._chunks = chunks

    @classmethod
    def fit(cls, vectors: NDArray[np.float32], owners: NDArray[np.int32], chunks: int) -> Dense:
        """Index unit vectors (parts, dimension); `owners` (parts,) names the chunk of each, of so many chunks."""
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
        return cls(flat, owners, chunks)

    def scores(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the cosine of every chunk's best part: (chunks,), -1 for a chunk without a part."""
        _, cosines, parts = self._vectors.range_search(vector[None, :], EVERY)
        best = np.full(self._chunks, -1, np.float32)
        np.maximum.at(best, self._owners[parts], cosines)
        return best

    def mean(self) -> NDArray[np.float32]:
        """Return the mean of all vectors: (dimension,); zero without any."""
        if not self._vectors.ntotal:
            return np.zeros(self._vectors.d, np.float32)
        vectors: NDArray[np.float32] = self._vectors.reconstruct_n(0, self._vectors.ntotal)
        return np.asarray(vectors.mean(axis=0))

    def only(self, chunks: NDArray[np.int64]) -> Dense:
        """Return the vectors of some chunks, ascending; the first of them is chunk 0."""
        kept = np.flatnonzero(np.isin(self._owners, chunks))
        flat = faiss.IndexFlatIP(self._vectors.d)
        flat.add(self._vectors.reconstruct_batch(kept))
        return Dense(flat, np.searchsorted(chunks, self._owners[kept]).astype(np.int32), len(chunks))

    def save(self, folder: Path) -> None:
        """Write the vectors and their owners. Raise `OSError` when they cannot be written."""
        folder.mkdir(exist_ok=True)
        try:
            faiss.write_index(self._vectors, str(folder / "vectors.faiss"))
        except RuntimeError as error:  # FAISS raises this for a full disk
            raise OSError(str(error).splitlines()[0]) from error
        np.save(folder / "owners.npy", self._owners)

    @classmethod
    def load(cls, folder: Path, chunks: int) -> Dense:
        """Read what `save` wrote, for an index of so many chunks."""
        return cls(faiss.read_index(str(folder / "vectors.faiss")), np.load(folder / "owners.npy"), chunks)
