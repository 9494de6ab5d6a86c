"""The words the material uses, for repairing misspelt questions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from citewell.index.search.terms import STOPWORDS, words

COUNTS, ENGLISH = "vocabulary.json", "english.txt"


class Vocabulary:
    """Every word of the material with how often it stands there."""

    def __init__(self, counts: Mapping[str, int], english: bytes) -> None:
        self.counts = counts
        self._english = english
        """The common words, each between two line feeds."""
        self._known = [word for word in self.counts if len(word) > 3]

    def __contains__(self, word: str) -> bool:
        return word in self.counts or word in STOPWORDS

    def nearest(self, word: str) -> str | None:
        """The word of the material that `word` most likely was meant to be, or None when none is near.

        One slip in words of four to seven letters, two in longer ones; of equally near words the commoner. A word of
        English is meant as it stands, also where the material never says it.
        """
        if len(word) < 4 or word in self or f"\n{word}\n".encode() in self._english:
            return None
        slips = 1 if len(word) < 8 else 2
        near = process.extract(word, self._known, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=20)
        return min(near, key=lambda hit: (hit[1], -self.counts[hit[0]]))[0] if near else None

    @classmethod
    def load(cls, folder: Path) -> Vocabulary:
        return cls(json.loads((folder / COUNTS).read_text(encoding="utf-8")), (folder / ENGLISH).read_bytes())


def write_vocabulary(folder: Path, texts: Iterable[str]) -> None:
    """Store the words of texts, and pyspellchecker's 160,000 as plain text: to search it takes a tenth of a set's
    making."""
    from spellchecker import SpellChecker

    counts = Counter(word for text in texts for word in words(text))
    (folder / COUNTS).write_text(json.dumps(counts), encoding="utf-8")
    english = sorted(SpellChecker(language="en").word_frequency.words())
    (folder / ENGLISH).write_text("\n".join(["", *english, ""]), encoding="utf-8")
