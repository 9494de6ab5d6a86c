"""The words of the indexed documents, for correcting misspelt questions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from citewell.index.search.analyser import Analyser
from citewell.index.search.terms import fold, words

COUNTS, ENGLISH = "vocabulary.json", "english.txt"
MIN_CORRECTED_CHARS = 4  # most words of three letters are one edit from several others
TWO_EDITS_CHARS = 8  # from this length on, two edits still leave a word recognisable


class Vocabulary:
    """Every word of the documents with the number of times it occurs."""

    def __init__(self, counts: Mapping[str, int], english: bytes, analyser: Analyser | None = None) -> None:
        self.counts = counts
        self._english = english
        """Common English words, each between two line feeds."""
        self._analyser = analyser or Analyser()
        self._without_accents = {fold(word) for word in counts if not word.isascii()}
        self._candidates = [word for word in counts if len(word) >= MIN_CORRECTED_CHARS]

    def __contains__(self, word: str) -> bool:
        return word in self.counts or self._analyser.is_stop_word(word) or word in self._without_accents

    def nearest(self, word: str) -> str | None:
        """Return the word of the documents that `word` is most likely a misspelling of, or None.

        At most one edit is corrected in words of four to seven letters and two in longer ones (Damerau-Levenshtein);
        of equally near words the most frequent is returned. An English word is taken as correct, even if the documents
        do not contain it.
        """
        if len(word) < MIN_CORRECTED_CHARS or word in self or f"\n{word}\n".encode() in self._english:
            return None
        edits = 1 if len(word) < TWO_EDITS_CHARS else 2
        near = process.extract(word, self._candidates, scorer=DamerauLevenshtein.distance, score_cutoff=edits, limit=20)
        return min(near, key=lambda match: (match[1], -self.counts[match[0]]))[0] if near else None

    @classmethod
    def load(cls, folder: Path, analyser: Analyser | None = None) -> Vocabulary:
        counts = json.loads((folder / COUNTS).read_text(encoding="utf-8"))
        return cls(counts, (folder / ENGLISH).read_bytes(), analyser)


def write_vocabulary(folder: Path, texts: Iterable[str]) -> None:
    """Write the word counts of texts, and pyspellchecker's 160,000 English words.

    The words are stored as one plain text: searching it takes a tenth of the time of building a set from it.
    """
    counts = Counter(word for text in texts for word in words(text))
    (folder / COUNTS).write_text(json.dumps(counts), encoding="utf-8")
    (folder / ENGLISH).write_text("\n".join(["", *_english_words(), ""]), encoding="utf-8")


@cache  # half a second each time
def _english_words() -> list[str]:
    from spellchecker import SpellChecker  # only ingestion needs it

    return sorted(SpellChecker(language="en").word_frequency.words())
