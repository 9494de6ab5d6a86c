"""A vector for each line that has words, prose by sentence: which line of a chunk is nearest to the query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citewell.index.search.quantised import Quantised
from citewell.index.search.terms import HUMP

MAX_LINE_CHARS = 300  # of a line that are embedded by itself; the whole line is embedded with its chunk
MIN_WORDS = 2  # a line with fewer, such as `return x`, means too little alone
_SIGNS = re.compile(r"[^\w\s%.,'/-]+|_")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z*`(])")
_DESCRIPTIVE = re.compile(r"\s*(#|//|/\*|\*|--|-|\d+[.)])|.*(\"\"\"|''')")


class LineVectors:
    """Vectors in the order of the documents' lines."""

    def __init__(self, vectors: Quantised, numbers: NDArray[np.int64], descriptive: NDArray[np.bool_]) -> None:
        self._vectors = vectors
        self._numbers = numbers
        """(rows,): the line of each row, ascending, counted from 0 through all documents."""
        self._descriptive = descriptive
        """(rows,): whether the line is prose, or `is_descriptive`."""

    @classmethod
    def fit(cls, vectors: Quantised, numbers: Sequence[int], descriptive: Sequence[bool]) -> LineVectors:
        """Take a row of `vectors` for each line with words, for prose one for each sentence."""
        return cls(vectors, np.array(numbers, np.int64), np.array(descriptive, bool))

    def best(self, query: NDArray[np.float32], ranges: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """Return the best cosine of any line, and of any descriptive line, in each range of lines: (ranges, 2).

        A range is its first and last line, counted from 0 through all documents. Without a line it scores 0.
        """
        bounds = [self._bounds(one) for one in ranges]
        wanted = np.zeros(len(self._numbers), bool)
        for start, end in bounds:
            wanted[start:end] = True
        cosines = np.zeros(len(self._numbers), np.float32)
        cosines[wanted] = self._vectors.take(wanted).cosines(query[None, :])[:, 0]
        descriptive = np.where(self._descriptive, cosines, 0)
        best = [(cosines[a:b].max(initial=0), descriptive[a:b].max(initial=0)) for a, b in bounds]
        return np.array(best, np.float32).reshape(-1, 2)

    def cosines(self, query: NDArray[np.float32], lines: tuple[int, int]) -> dict[int, float]:
        """Return the cosine of each line with words in a range (first, last), by its best sentence."""
        start, end = self._bounds(lines)
        found = self._vectors.take(slice(start, end)).cosines(query[None, :])[:, 0].tolist()
        best: dict[int, float] = {}
        for number, cosine in zip(self._numbers[start:end].tolist(), found, strict=True):
            best[number] = max(cosine, best.get(number, -1.0))
        return best

    def _bounds(self, lines: tuple[int, int]) -> tuple[int, int]:
        first, after = np.searchsorted(self._numbers, (lines[0], lines[1] + 1))
        return int(first), int(after)

    def only(self, lines: NDArray[np.int64]) -> LineVectors:
        """Return the vectors of some lines, ascending; the first of them is line 0."""
        kept = np.isin(self._numbers, lines)
        numbers = np.searchsorted(lines, self._numbers[kept])
        return LineVectors(self._vectors.take(kept), numbers, self._descriptive[kept])

    def save(self, folder: Path) -> None:
        """Write the vectors and what is known of each."""
        self._vectors.save(folder)
        np.save(folder / "numbers.npy", self._numbers)
        np.save(folder / "remarks.npy", self._descriptive)

    @classmethod
    def load(cls, folder: Path) -> LineVectors:
        """Read what `save` wrote; the vectors stay on disk until they are needed."""
        return cls(Quantised.load(folder), np.load(folder / "numbers.npy"), np.load(folder / "remarks.npy"))


def words_of_line(line: str) -> str:
    """Return a line with identifiers spelled as words and punctuation removed; "" if it has under `MIN_WORDS` words."""
    found = " ".join(HUMP.sub(" ", _SIGNS.sub(" ", line[: 4 * MAX_LINE_CHARS])).split())[:MAX_LINE_CHARS].strip()
    return found if len(_WORD.findall(found)) >= MIN_WORDS else ""


def sentences(line: str) -> list[str]:
    """Cut a line of prose after full stops, question marks and exclamation marks."""
    return _SENTENCE_END.split(line)


def is_descriptive(line: str) -> bool:
    """Return whether a line of code or markdown describes: a comment, heading, list item, or a docstring's first line.

    Such a line often states what the lines after it do, so its cosine counts apart.
    """
    return bool(_DESCRIPTIVE.match(line))
