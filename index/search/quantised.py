"""Unit vectors in 8 bits a number, each row scaled to its largest number; read from disk as they are needed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Quantised(NamedTuple):
    """A quarter of the size of 32 bits a number, and cosines within 0.005 of theirs."""

    rows: NDArray[np.int8]
    """(rows, dimension)."""
    scales: NDArray[np.float32]
    """(rows,): what a row is multiplied with to be a unit vector again."""

    @classmethod
    def fit(cls, vectors: NDArray[np.float32]) -> Quantised:
        scales = np.abs(vectors).max(axis=1, initial=0) / 127
        scales[scales == 0] = 1
        return cls(np.rint(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32))

    def cosines(self, queries: NDArray[np.float32]) -> NDArray[np.float32]:
        """With unit vectors (n, dimension): (rows, n)."""
        return np.asarray(self.rows.astype(np.float32) @ queries.T * self.scales[:, None])

    def take(self, places: slice | NDArray[np.bool_]) -> Quantised:
        return Quantised(self.rows[places], self.scales[places])

    def save(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        np.save(folder / "rows.npy", self.rows)
        np.save(folder / "scales.npy", self.scales)

    @classmethod
    def load(cls, folder: Path) -> Quantised:
        return cls(np.load(folder / "rows.npy", mmap_mode="r"), np.load(folder / "scales.npy"))


def joined(some: list[Quantised]) -> Quantised:
    """One after the other; there must be at least one."""
    return Quantised(np.concatenate([one.rows for one in some]), np.concatenate([one.scales for one in some]))
