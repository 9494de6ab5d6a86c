"""The words the material uses, for repairing misspelt questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from spellchecker import SpellChecker

from index.terms import STOPWORDS, words


class Vocabulary:
    """Every word of the material with how often it stands there."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts = Counter(word for text in texts for word in words(text))
        self._known = [word for word in self.counts if len(word) > 3]

    def __contains__(self, word: str) -> bool:
        return word in self.counts or word in STOPWORDS

    def nearest(self, word: str) -> str | None:
        """The word of the material that `word` most likely was meant to be, or None when none is near.

        One slip in words of four to seven letters, two in longer ones; of equally near words the commoner. A word of
        English is meant as it stands, also where the material never says it.
        """
        if len(word) < 4 or word in self or word in _english():
            return None
        slips = 1 if len(word) < 8 else 2
        near = process.extract(word, self._known, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=20)
        return min(near, key=lambda hit: (hit[1], -self.counts[hit[0]]))[0] if near else None


@cache
def _english() -> SpellChecker:
    """160,000 common words; read in a tenth of a second, so only once a question holds a word the material does not."""
    return SpellChecker(language="en", distance=1)
