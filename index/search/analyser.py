"""The analyser: text to the terms of lexical search, the same for chunks and for queries."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path

import Stemmer

from citewell.index.search.terms import WORD, fold, normalise, parts, words
from citewell.index.types import Document

VERSION = f"4, Snowball {Stemmer.version()}"
"""Raise the number with every change to what `Analyser` returns. A new version of the stemmer changes it too."""
STOPWORDS = frozenset(Path(__file__).with_name("stopwords.txt").read_text(encoding="utf-8").split())
"""English stop words, what is left of contractions (`didn`, `ve`) among them."""
MAX_STOP_WORDS = 1000  # a longer list of the package `stop-words` has content words in it (Persian, Vietnamese)
FILE = "analyser.json"
SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
"""Snowball's stemmers by ISO 639-1 code. Words of other languages are not stemmed."""


@dataclass(frozen=True, slots=True)
class Language:
    """How words of one language become terms."""

    code: str
    """ISO 639-1."""
    stop_words: frozenset[str]


ENGLISH = Language("en", STOPWORDS)


@dataclass(frozen=True, slots=True)
class Analyser:
    """Cuts text into terms. An index keeps the stop words it was built with, so its queries are cut like its chunks."""

    languages: tuple[Language, ...] = (ENGLISH,)
    """Those of the documents, the most frequent first."""

    @classmethod
    def of(cls, codes: Iterable[str]) -> Analyser:
        """Return an analyser for languages, the most frequent first, with the stop words of this version."""
        return cls(tuple(Language(code, _stop_words(code)) for code in codes))

    @classmethod
    def of_documents(cls, documents: Iterable[Document]) -> Analyser:
        """Return an analyser for the languages of documents."""
        counts = Counter(document.language for document in documents)
        return cls.of(code for code, _ in counts.most_common()) if counts else cls()

    def terms(self, text: str, code: str = "") -> list[str]:
        """Return the stemmed lower-case terms of a text in order, without accents and stop words.

        `code` is its language, by default the most frequent one. `get_user`, `getUser` and `os.path` give their parts
        and, as one more term, the whole; so do `--force`, `@property`, `$HOME`, `:root`, `::before`, `.NET` and
        `ORA-00942`. `C++` and `C#` are terms of their own and do not give `c`. Text in a script without spaces between
        words gives overlapping pairs of characters.
        """
        language = next((language for language in self.languages if language.code == code), self.languages[0])
        return [term for word, kind in _words_and_kinds(text) for term in _terms_of_word(word, kind, language)]

    def query_terms(self, text: str, is_known: Callable[[str], bool]) -> list[str]:
        """Return the terms of a query, which is too short for its language to be detected.

        It is taken for the language that most of its words are stop words of. Of the other words, each language's
        terms are kept that `is_known` finds in the index; if there are none, those of the query's language.
        """
        if len(self.languages) == 1:
            return self.terms(text)
        spelled = words(text)
        own = max(self.languages, key=lambda language: sum(word in language.stop_words for word in spelled))
        found: list[str] = []
        for word, kind in _words_and_kinds(text):
            if own_terms := _terms_of_word(word, kind, own):
                others = (term for language in self.languages for term in _terms_of_word(word, kind, language))
                known = [term for term in dict.fromkeys((*own_terms, *others)) if is_known(term)]
                found.extend(known or own_terms)
        return found

    def is_stop_word(self, word: str) -> bool:
        """Return whether a lower-case word is a stop word of any of the languages."""
        return any(word in language.stop_words for language in self.languages)

    def save(self, folder: Path) -> None:
        rows = [asdict(language) | {"stop_words": sorted(language.stop_words)} for language in self.languages]
        (folder / FILE).write_text(json.dumps(rows), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Analyser:
        rows = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return cls(tuple(Language(row["code"], frozenset(row["stop_words"])) for row in rows))


def terms(text: str) -> list[str]:
    """Return the terms of an English text that belongs to no index, by the stop words of this version."""
    return Analyser().terms(text)


def _words_and_kinds(text: str) -> Iterable[tuple[str, str]]:
    return ((match.group(), str(match.lastgroup)) for match in WORD.finditer(normalise(text)))


@lru_cache(maxsize=1 << 16)
def _terms_of_word(word: str, kind: str, language: Language) -> tuple[str, ...]:
    if kind == "unspaced":
        return tuple(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    if kind == "suffixed":
        return (word.lower(),)
    plain = word.replace("’", "'")
    if plain.lower() in language.stop_words:
        return ()
    found = parts(plain.replace("'", ""))
    stems = tuple(stem for part in found if part not in language.stop_words for stem in _stems(part, language.code))
    whole = fold("".join(found))
    if kind == "prefixed":
        return (*stems, word[: len(word) - len(word.lstrip("-@$:."))] + whole)
    return (*stems, whole) if len(found) > 1 else stems


def _stems(part: str, code: str) -> tuple[str, ...]:
    """Return the stem without accents; for a word with accents also the stem of its spelling without them.

    A stemmer knows endings by their accents, and a query may be typed without: `utilisées` must be found by `utiliser`
    and by `utilisees`.
    """
    if (stemmer := _stemmer(code)) is None:
        return (fold(part),)
    stem = fold(stemmer.stemWord(part))
    return (stem,) if part.isascii() else tuple(dict.fromkeys((stem, fold(stemmer.stemWord(fold(part))))))


@cache
def _stemmer(code: str) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(SNOWBALL[code]) if code in SNOWBALL else None


def _stop_words(code: str) -> frozenset[str]:
    """Return our list for English, that of the package `stop-words` for another language, if it has one."""
    if code == ENGLISH.code:
        return ENGLISH.stop_words
    from stop_words import StopWordError, get_stop_words  # only ingestion needs it

    try:
        listed = frozenset(get_stop_words(code))
    except StopWordError:
        return frozenset()
    return listed if len(listed) <= MAX_STOP_WORDS else frozenset()
