"""The words the material uses, for repairing misspelt questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from index.terms import STOPWORDS, words


class Vocabulary:
    """Every word of the material with how often it stands there."""

    def __init__(self, texts: Iterable[str], english: Path) -> None:
        self._english_file = english
        self.counts = Counter(word for text in texts for word in words(text))
        self._known = [word for word in self.counts if len(word) > 3]

    def __contains__(self, word: str) -> bool:
        return word in self.counts or word in STOPWORDS

    def nearest(self, word: str) -> str | None:
        """The word of the material that `word` most likely was meant to be, or None when none is near.

        One slip in words of four to seven letters, two in longer ones; of equally near words the commoner. A word of
        English is meant as it stands, also where the material never says it.
        """
        if len(word) < 4 or word in self or word in self._english:
            return None
        slips = 1 if len(word) < 8 else 2
        near = process.extract(word, self._known, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=20)
        return min(near, key=lambda hit: (hit[1], -self.counts[hit[0]]))[0] if near else None

    @cached_property
    def _english(self) -> frozenset[str]:
        """Common words; read only once a question holds a word the material does not."""
        return frozenset(self._english_file.read_text(encoding="utf-8").split())


def write_english(path: Path) -> None:
    """Store pyspellchecker's 160,000 words as plain text: a set is made of them in a tenth of the time it takes."""
    from spellchecker import SpellChecker

    path.write_text("\n".join(sorted(SpellChecker(language="en").word_frequency.words())), encoding="utf-8")
