"""Cut text into words and words into parts: identifiers, options, names with symbols, every script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where `camelCase` begins a word

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese, Korean: a word is not set off by spaces, or only with its particles."""
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[\u0900-\u0963\u0966-\u0dff])"  # Indic vowel signs are no letters to `re`
_PLAIN = rf"{_LETTER}+(?:[_'’.]{_LETTER}+)*_*"
UNSPACED = re.compile(rf"[{_UNSPACED}]+")
WORD = re.compile(
    rf"""
      (?P<unspaced> [{_UNSPACED}]+ )
      # --no-verify, @property, $HOME, :root, ::before, .NET: after a space, a quote, an opening bracket or the like
    | (?P<prefixed> (?<![^\s"'`(\[{{<|,=/])(?: --? | ::? | [@$.] )(?=[^\W\d_]){_PLAIN}(?:-{_PLAIN})* )
      # C++, C#, F#
    | (?P<suffixed> \b[A-Za-z](?: \+\+ | \# )(?!\w) )
      # ORA-00942, UTF-8, CVE-2021-44228, and all other words
    | (?P<plain> \b[A-Za-z]+(?:-\d+)+(?!\w|\.\d) | {_PLAIN} )
    """,
    re.VERBOSE,
)
"""A word; the name of its group says which kind."""
_PARTS = re.compile(r"A+(?=Aa)|A?a+|A+|0+|x+")  # of a word's shape, see `_shape`
_ARABIC_MARKS = re.compile(r"[\u0640\u064b-\u0652\u0670]")  # vowel signs, which are seldom typed, and the stretcher
_ACCENTS = re.compile(r"(?<=[A-Za-z\u0370-\u03ff])[\u0300-\u036f]+")  # of Latin and Greek; others make other letters
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ё": "е"}
)


def normalise(text: str) -> str:
    """Return a text with one spelling for each letter: full-width and half-width forms, ligatures, Arabic vowels."""
    return text if text.isascii() else _ARABIC_MARKS.sub("", unicodedata.normalize("NFKC", text))


def fold(word: str) -> str:
    """Return a lower-case word without accents: `jalapeño` and `jalapeno` are the same."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", word.translate(_LETTERS))))


@lru_cache(maxsize=1 << 16)
def parts(word: str) -> tuple[str, ...]:
    """Return the lower-case parts of a word: `getHTTPResponse2` gives get, http, response, 2."""
    shape = "".join(map(_shape, word))
    return tuple(word[match.start() : match.end()].lower() for match in _PARTS.finditer(shape))


def words(text: str) -> list[str]:
    """Return the lower-case words of a text as they are spelled, for spelling correction and display."""
    return [part for match in WORD.finditer(normalise(text)) for part in parts(match.group())]


@lru_cache(maxsize=1 << 17)  # in an index of 100,000 chunks every query compares with each of their names
def identifier(text: str) -> str:
    """Return one spelling for `retry_with_backoff`, `retryWithBackoff` and `retry-with-backoff`."""
    return "".join(parts(text))


@lru_cache(maxsize=1 << 14)  # of a query and of the places of its candidates
def identifiers(text: str) -> frozenset[str]:
    """Return the words of several parts in a text, each in the one spelling that `identifier` gives them."""
    found = (parts(match.group()) for match in WORD.finditer(normalise(text)))
    return frozenset(fold("".join(run)) for run in found if len(run) > 1)


def _shape(character: str) -> str:
    """Return `A` for a capital letter, `a` for a small one, `0` for a digit, `x` for any other letter, else a space."""
    if character.isalpha():
        return "A" if character.isupper() else "a" if character.islower() else "x"
    return "0" if character.isdecimal() else "x" if unicodedata.category(character)[0] == "M" else " "
