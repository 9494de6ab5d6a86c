"""Dense search: FAISS, inner product on unit vectors, which is their cosine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

PARTS_OF_CHUNK = 3
"""As many times more parts than chunks are searched for first; most chunks have one."""
MAX_EXACT = 50_000
"""Vectors from which an inverted file is searched: comparing with each takes longer than encoding the query."""
LIST_VECTORS = 200
"""Mean vectors in a list of the inverted file."""
PROBED_SHARE = 0.1
"""Of the lists that are searched. `make bench-scale` prints how many of the nearest 100 chunks are found."""
MIN_PROBED = 16
TRAINING_VECTORS = 50_000
"""From which the lists are learned."""


class Dense:
    """Vectors of the parts of chunks. A chunk scores as its best part."""

    def __init__(self, vectors: faiss.Index, owners: NDArray[np.int32], chunks: int) -> None:
        self._vectors = vectors
        self._owners = owners
        """(parts,): the chunk each vector belongs to, ascending."""
        self._chunks = chunks

    @classmethod
    def fit(cls, vectors: NDArray[np.float32], owners: NDArray[np.int32], chunks: int) -> Dense:
        """Index unit vectors (parts, dimension); `owners` (parts,) names the chunk of each, of so many chunks."""
        index = _inverted_file(vectors) if len(vectors) > MAX_EXACT else faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        return cls(index, owners, chunks)

    def nearest(self, vector: NDArray[np.float32], allowed: NDArray[np.bool_], count: int) -> list[int]:
        """Return at most `count` chunks nearest to a unit vector, best first.

        `allowed` says of each chunk whether it may be among them: (chunks,). Only those with a positive cosine are.
        """
        selected = faiss.IDSelectorBitmap(np.packbits(allowed[self._owners], bitorder="little"))  # type: ignore[call-arg, arg-type]
        total = self._vectors.ntotal
        wanted = min(PARTS_OF_CHUNK * count, total)
        while wanted:
            cosines, parts = self._vectors.search(vector[None, :], wanted, params=self._parameters(selected))
            near = parts[0][(parts[0] >= 0) & (cosines[0] > 0)]
            chunks = [*dict.fromkeys(self._owners[near].tolist())]
            if len(chunks) >= count or len(near) < wanted or wanted == total:
                return chunks[:count]
            wanted = min(2 * wanted, total)
        return []

    def cosines(self, vector: NDArray[np.float32], chunks: Sequence[int]) -> NDArray[np.float32]:
        """Return the cosine of a unit vector with the best part of each chunk: (chunks,), -1 for one without a part."""
        starts, ends = np.searchsorted(self._owners, chunks, "left"), np.searchsorted(self._owners, chunks, "right")
        parts = np.concatenate([np.arange(a, b) for a, b in zip(starts, ends, strict=True)] or [np.zeros(0, int)])
        cosines = self._vectors.reconstruct_batch(parts) @ vector if parts.size else np.zeros(0, np.float32)
        best = np.full(len(chunks), -1, np.float32)
        filled = ends > starts
        if filled.any():
            offsets = np.cumsum(ends - starts) - (ends - starts)
            best[filled] = np.maximum.reduceat(cosines, offsets[filled])
        return best

    def _parameters(self, selected: faiss.IDSelector) -> faiss.SearchParameters:
        if isinstance(self._vectors, faiss.IndexIVF):
            return faiss.SearchParametersIVF(sel=selected, nprobe=self._vectors.nprobe)  # type: ignore[call-arg]
        return faiss.SearchParameters(sel=selected)  # type: ignore[call-arg]

    def mean(self) -> NDArray[np.float32]:
        """Return the mean of all vectors: (dimension,), zeros without any."""
        total = self._vectors.ntotal
        return np.asarray(self._vectors.reconstruct_n(0, total).sum(axis=0) / max(total, 1))

    def only(self, chunks: NDArray[np.int64]) -> Dense:
        """Return the vectors of some chunks, ascending; the first of them is chunk 0."""
        kept = np.flatnonzero(np.isin(self._owners, chunks))
        owners = np.searchsorted(chunks, self._owners[kept]).astype(np.int32)
        return Dense.fit(self._vectors.reconstruct_batch(kept), owners, len(chunks))

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


def _inverted_file(vectors: NDArray[np.float32]) -> faiss.IndexIVFFlat:
    """Return an empty inverted file whose lists are learned from vectors."""
    count, dimension = vectors.shape
    lists = count // LIST_VECTORS
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(dimension), dimension, lists, faiss.METRIC_INNER_PRODUCT)
    index.train(vectors[:: max(1, count // TRAINING_VECTORS)])
    index.nprobe = max(MIN_PROBED, round(PROBED_SHARE * lists))
    index.make_direct_map()
    return index
