"""The analyser: text to the terms of lexical search, the same for chunks and for queries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import Stemmer

from citewell.index.search.terms import WORD, fold, normalise, parts

VERSION = f"2, Snowball {Stemmer.version()}"
"""Raise the number with every change to what `Analyser.terms` returns. A new version of the stemmer changes it too."""
STOPWORDS = frozenset(Path(__file__).with_name("stopwords.txt").read_text(encoding="utf-8").split())
"""English stop words, what is left of contractions (`didn`, `ve`) among them."""
FILE = "stopwords.json"

_STEMMER = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Analyser:
    """Cuts text into terms. An index keeps the stop words it was built with, so its queries are cut like its chunks."""

    stop_words: frozenset[str] = STOPWORDS

    def terms(self, text: str) -> list[str]:
        """Return the stemmed lower-case terms of a text in order, without accents and stop words.

        `get_user`, `getUser` and `os.path` give their parts and, as one more term, the whole; so do `--force`,
        `@property`, `$HOME`, `:root`, `.NET` and `ORA-00942`. `C++` and `C#` are terms of their own and do not give
        `c`. Text in a script without spaces between words gives overlapping pairs of characters.
        """
        found: list[str] = []
        for match in WORD.finditer(normalise(text)):
            found.extend(_terms_of_word(match.group(), str(match.lastgroup), self.stop_words))
        return found

    def save(self, folder: Path) -> None:
        (folder / FILE).write_text(json.dumps(sorted(self.stop_words)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Analyser:
        return cls(frozenset(json.loads((folder / FILE).read_text(encoding="utf-8"))))


def terms(text: str) -> list[str]:
    """Return the terms of a text that belongs to no index, by the stop words of this version."""
    return Analyser().terms(text)


@lru_cache(maxsize=1 << 16)
def _terms_of_word(word: str, kind: str, stop_words: frozenset[str]) -> tuple[str, ...]:
    if kind == "unspaced":
        return tuple(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    if kind == "suffixed":
        return (word.lower(),)
    plain = word.replace("’", "'")
    if plain.lower() in stop_words:
        return ()
    found = parts(plain.replace("'", ""))
    stems = tuple(stem for part in found if part not in stop_words for stem in _stems(part))
    whole = fold("".join(found))
    if kind == "prefixed":
        return (*stems, word[: len(word) - len(word.lstrip("-@$:."))] + whole)
    return (*stems, whole) if len(found) > 1 else stems


def _stems(part: str) -> tuple[str, ...]:
    """Return the stem without accents; for a word with accents also the stem of its spelling without them.

    A stemmer knows endings by their accents, and a query may be typed without: `utilisées` must be found by `utiliser`
    and by `utilisees`.
    """
    stem = fold(_STEMMER.stemWord(part))
    return (stem,) if part.isascii() else tuple(dict.fromkeys((stem, _STEMMER.stemWord(fold(part)))))
