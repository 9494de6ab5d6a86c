"""A vector for each line that says something, or for each of its sentences: which line of a chunk answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citewell.index.search.quantised import Quantised
from citewell.index.search.terms import HUMP

LONGEST = 300  # characters of a line that are embedded alone; the whole line is embedded with its chunk
_SIGNS = re.compile(r"[^\w\s%.,'/-]+|_")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z*`(])")
_REMARK = re.compile(r"\s*(#|//|/\*|\*|--|-|\d+[.)])|.*(\"\"\"|''')")


class LineVectors:
    """Vectors in the order of the documents' lines."""

    def __init__(self, vectors: Quantised, numbers: NDArray[np.int64], remarks: NDArray[np.bool_]) -> None:
        self.vectors = vectors
        """Of lines that say something, prose a row a sentence."""
        self.numbers = numbers
        """(rows,): the numbers of the lines, ascending, from 0 through all documents."""
        self.remarks = remarks
        """(rows,): whether it speaks for more than itself: prose, or what `is_remark` tells."""

    @classmethod
    def fit(cls, vectors: Quantised, numbers: Sequence[int], remarks: Sequence[bool]) -> LineVectors:
        return cls(vectors, np.array(numbers, np.int64), np.array(remarks, bool))

    def best(self, query: NDArray[np.float32], spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """The best cosine of any line, and of any remark, in each span of numbers (first, last): (spans, 2)."""
        bounds = [self._bounds(span) for span in spans]
        wanted = np.zeros(len(self.numbers), bool)
        for start, end in bounds:
            wanted[start:end] = True
        cosines = np.zeros(len(self.numbers), np.float32)
        cosines[wanted] = self.vectors.take(wanted).cosines(query[None, :])[:, 0]
        of_remarks = np.where(self.remarks, cosines, 0)
        best = [(cosines[a:b].max(initial=0), of_remarks[a:b].max(initial=0)) for a, b in bounds]
        return np.array(best, np.float32).reshape(-1, 2)

    def cosines(self, query: NDArray[np.float32], span: tuple[int, int]) -> dict[int, float]:
        """The cosine of each line in a span of numbers that says something, by its best sentence."""
        start, end = self._bounds(span)
        found = self.vectors.take(slice(start, end)).cosines(query[None, :])[:, 0].tolist()
        best: dict[int, float] = {}
        for number, cosine in zip(self.numbers[start:end].tolist(), found, strict=True):
            best[number] = max(cosine, best.get(number, -1.0))
        return best

    def _bounds(self, span: tuple[int, int]) -> tuple[int, int]:
        first, after = np.searchsorted(self.numbers, (span[0], span[1] + 1))
        return int(first), int(after)

    def save(self, folder: Path) -> None:
        self.vectors.save(folder)
        np.save(folder / "numbers.npy", self.numbers)
        np.save(folder / "remarks.npy", self.remarks)

    @classmethod
    def load(cls, folder: Path) -> LineVectors:
        return cls(Quantised.load(folder), np.load(folder / "numbers.npy"), np.load(folder / "remarks.npy"))


def spoken(line: str) -> str:
    """What a line says, identifiers spelled as words and signs left out; nothing when it has fewer than two words."""
    said = " ".join(HUMP.sub(" ", _SIGNS.sub(" ", line[: 4 * LONGEST])).split())[:LONGEST].strip()
    return said if len(_WORD.findall(said)) > 1 else ""


def sentences(line: str) -> list[str]:
    """Cut a line of prose after full stops, question and exclamation marks."""
    return _SENTENCE_END.split(line)


def is_remark(line: str) -> bool:
    """Whether a line speaks for those after it: a comment, a heading, a list item, the first line of a docstring."""
    return bool(_REMARK.match(line))
