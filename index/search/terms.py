"""The analyser: text to terms, the same for chunks and for queries."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import Stemmer

VERSION = f"1, Snowball {Stemmer.version()}"
"""Raise the number with every change to what `Analyser.terms` returns. A new version of the stemmer changes it too."""
STOPWORDS = frozenset(Path(__file__).with_name("stopwords.txt").read_text(encoding="utf-8").split())
"""English stop words, what is left of contractions (`didn`, `ve`) among them."""
FILE = "stopwords.json"

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where `camelCase` begins a word
_WORD = re.compile(r"[^\W_]+(?:[_'’.][^\W_]+)*_*|[^\W_]+", re.UNICODE)
_PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_a-zA-Z]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts without spaces between words
_STEMMER = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Analyser:
    """Cuts text into terms. An index keeps the stop words it was built with, so its queries are cut like its chunks."""

    stop_words: frozenset[str] = STOPWORDS

    def terms(self, text: str) -> list[str]:
        """Return the stemmed lower-case terms of a text in order, without stop words.

        `get_user`, `getUser` and `os.path` give their parts and, as one more term, the whole. Text in a script without
        spaces between words gives overlapping pairs of characters.
        """
        found: list[str] = []
        for match in _WORD.finditer(text):
            found.extend(_terms_of_word(match.group(), self.stop_words))
        return found

    def save(self, folder: Path) -> None:
        (folder / FILE).write_text(json.dumps(sorted(self.stop_words)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Analyser:
        return cls(frozenset(json.loads((folder / FILE).read_text(encoding="utf-8"))))


def terms(text: str) -> list[str]:
    """Return the terms of a text that belongs to no index, by the stop words of this version."""
    return Analyser().terms(text)


def words(text: str) -> list[str]:
    """Return the lower-case words of a text as they are spelled, for spelling correction and display."""
    return [part.lower() for match in _WORD.finditer(text) for part in _PARTS.findall(match.group())]


@lru_cache(maxsize=1 << 17)  # in an index of 100,000 chunks every query compares with each of their names
def identifier(text: str) -> str:
    """Return one spelling for `retry_with_backoff`, `retryWithBackoff` and `retry-with-backoff`."""
    return "".join(part.lower() for part in _PARTS.findall(text))


@lru_cache(maxsize=1 << 16)
def _terms_of_word(word: str, stop_words: frozenset[str]) -> tuple[str, ...]:
    if word.lower().replace("’", "'") in stop_words:
        return ()
    if _UNSPACED.search(word):
        return tuple(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    parts = [part.lower() for part in _PARTS.findall(re.sub("['’]", "", word))]
    kept = [_STEMMER.stemWord(part) for part in parts if part not in stop_words]
    if len(parts) > 1:
        kept.append("".join(parts))
    return tuple(kept)
