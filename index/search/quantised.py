"""Unit vectors in 8 bits per number, read from disk as they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Quantised(NamedTuple):
    """Vectors of 8-bit integers, each row scaled by its largest number.

    They take a quarter of the space of 32-bit floats, and their cosines differ by at most 0.005.
    """

    rows: NDArray[np.int8]
    """(rows, dimension)."""
    scales: NDArray[np.float32]
    """(rows,): the factor that makes a row a unit vector again."""

    @classmethod
    def fit(cls, vectors: NDArray[np.float32]) -> Quantised:
        """Quantise unit vectors (rows, dimension); a row of zeros stays zero."""
        scales = np.abs(vectors).max(axis=1, initial=0) / 127
        scales[scales == 0] = 1
        return cls(np.rint(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32))

    def cosines(self, queries: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the cosines with unit vectors (n, dimension): (rows, n)."""
        return np.asarray(self.rows.astype(np.float32) @ queries.T * self.scales[:, None])

    def take(self, rows: slice | NDArray[np.bool_]) -> Quantised:
        """Return some of the rows."""
        return Quantised(self.rows[rows], self.scales[rows])

    def save(self, folder: Path) -> None:
        """Write the rows and their scales."""
        folder.mkdir(exist_ok=True)
        np.save(folder / "rows.npy", self.rows)
        np.save(folder / "scales.npy", self.scales)

    @classmethod
    def load(cls, folder: Path) -> Quantised:
        """Read what `save` wrote; the rows are memory-mapped."""
        return cls(np.load(folder / "rows.npy", mmap_mode="r"), np.load(folder / "scales.npy"))


def joined(some: Sequence[Quantised]) -> Quantised:
    """Return the rows of one or more, one after the other."""
    return Quantised(np.concatenate([one.rows for one in some]), np.concatenate([one.scales for one in some]))
