"""A vector for each line that says something, or for each of its sentences: which line of a chunk answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LONGEST = 300  # characters of a line that are embedded alone; the whole line is embedded with its chunk
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SIGNS = re.compile(r"[^\w\s%.,'/-]+|_")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z*`(])")
_REMARK = re.compile(r"\s*(#|//|/\*|\*|--|-|\d+[.)])|.*(\"\"\"|''')")


class LineVectors:
    """Unit vectors in 8 bits a number, in the order of the documents' lines; read from disk as they are needed."""

    def __init__(
        self, rows: NDArray[np.int8], numbers: NDArray[np.int64], remarks: NDArray[np.bool_], scale: float
    ) -> None:
        self.rows = rows
        """(rows, dimension): lines that say something, prose a row a sentence."""
        self.numbers = numbers
        """(rows,): the numbers of the lines, ascending, from 0 through all documents."""
        self.remarks = remarks
        """(rows,): whether it speaks for more than itself: prose, or what `is_remark` tells."""
        self.scale = scale

    @classmethod
    def fit(cls, vectors: NDArray[np.float32], numbers: Sequence[int], remarks: Sequence[bool]) -> LineVectors:
        scale = (float(np.abs(vectors).max()) if vectors.size else 1.0) / 127
        rows = np.rint(vectors / scale).astype(np.int8)
        return cls(rows, np.array(numbers, np.int64), np.array(remarks, bool), scale)

    def best(self, query: NDArray[np.float32], spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """The best cosine of any line, and of any remark, in each span of numbers (first, last): (spans, 2)."""
        bounds = [self._bounds(span) for span in spans]
        wanted = np.zeros(len(self.numbers), bool)
        for start, end in bounds:
            wanted[start:end] = True
        cosines = np.zeros(len(self.numbers), np.float32)
        cosines[wanted] = self.rows[wanted].astype(np.float32) @ query * self.scale
        of_remarks = np.where(self.remarks, cosines, 0)
        best = [(cosines[a:b].max(initial=0), of_remarks[a:b].max(initial=0)) for a, b in bounds]
        return np.array(best, np.float32).reshape(-1, 2)

    def cosines(self, query: NDArray[np.float32], span: tuple[int, int]) -> dict[int, float]:
        """The cosine of each line in a span of numbers that says something, by its best sentence."""
        start, end = self._bounds(span)
        found = (self.rows[start:end].astype(np.float32) @ query * self.scale).tolist()
        best: dict[int, float] = {}
        for number, cosine in zip(self.numbers[start:end].tolist(), found, strict=True):
            best[number] = max(cosine, best.get(number, -1.0))
        return best

    def _bounds(self, span: tuple[int, int]) -> tuple[int, int]:
        first, after = np.searchsorted(self.numbers, (span[0], span[1] + 1))
        return int(first), int(after)

    def save(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        np.save(folder / "rows.npy", self.rows)
        np.save(folder / "numbers.npy", self.numbers)
        np.save(folder / "remarks.npy", self.remarks)
        (folder / "scale").write_text(repr(self.scale))

    @classmethod
    def load(cls, folder: Path) -> LineVectors:
        rows = np.load(folder / "rows.npy", mmap_mode="r")
        scale = float((folder / "scale").read_text())
        return cls(rows, np.load(folder / "numbers.npy"), np.load(folder / "remarks.npy"), scale)


def spoken(line: str) -> str:
    """What a line says, identifiers spelled as words and signs left out; nothing when it has fewer than two words."""
    said = " ".join(_CAMEL.sub(" ", _SIGNS.sub(" ", line[: 4 * LONGEST])).split())[:LONGEST].strip()
    return said if len(_WORD.findall(said)) > 1 else ""


def sentences(line: str) -> list[str]:
    """Cut a line of prose after full stops, question and exclamation marks."""
    return _SENTENCE_END.split(line)


def is_remark(line: str) -> bool:
    """Whether a line speaks for those after it: a comment, a heading, a list item, the first line of a docstring."""
    return bool(_REMARK.match(line))
