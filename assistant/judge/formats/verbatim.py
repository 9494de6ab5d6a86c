"""Find the lines of the notes that hold a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from citewell.index import Span


class VerbatimTexts:
    """The notes as words, in which a text is found however its lines are folded."""

    def __init__(self, lines: Mapping[str, Sequence[str]]) -> None:
        self._sources = {}
        for source, all_lines in lines.items():
            # Each line as its words, each with one space before it; `starts` holds where each line begins.
            words = ["".join(f" {word}" for word in line.split()) for line in all_lines]
            starts = list(accumulate(map(len, words), initial=0))
            self._sources[source] = ("".join(words) + " ", starts)

    def find(self, text: str) -> list[tuple[str, Span]]:
        """Return the places that hold the words of a text, in this order and with nothing between them."""
        wanted = f" {' '.join(text.split())} "
        found: list[tuple[str, Span]] = []
        if not wanted.strip():
            return found
        for source, (words, starts) in self._sources.items():
            at = words.find(wanted)
            while at >= 0:
                first = bisect_right(starts, at)
                last = bisect_right(starts, at + len(wanted) - 2)
                found.append((source, Span(first, last)))
                at = words.find(wanted, at + 1)
        return found
