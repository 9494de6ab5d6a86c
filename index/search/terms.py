"""Text to lexical terms: the same analyser for chunks and for queries."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

import Stemmer

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where `camelCase` begins a word
_WORD = re.compile(r"[^\W_]+(?:[_'’.][^\W_]+)*_*|[^\W_]+", re.UNICODE)
_PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_a-zA-Z]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts without spaces between words
_STEMMER = Stemmer.Stemmer("english")


def _stopwords() -> frozenset[str]:
    """bm25s's list. Only that file is run: the package would bring scipy, 130 ms before every first answer."""
    package = find_spec("bm25s")
    assert package
    assert package.origin
    file = spec_from_file_location("stopwords", Path(package.origin).with_name("stopwords.py"))
    assert file
    assert file.loader
    file.loader.exec_module(listed := module_from_spec(file))
    return frozenset(listed.STOPWORDS_EN_PLUS)


STOPWORDS = _stopwords()


def terms(text: str) -> list[str]:
    """Cut text into stemmed, lower-case terms, stop words left out.

    `get_user`, `getUser` and `os.path` give their parts and, in one term, the whole; text without spaces between
    words gives pairs of characters.
    """
    found: list[str] = []
    for match in _WORD.finditer(text):
        found.extend(_terms_of_word(match.group()))
    return found


def words(text: str) -> list[str]:
    """Cut text into lower-case words as they are written, for spelling and for showing."""
    return [part.lower() for match in _WORD.finditer(text) for part in _PARTS.findall(match.group())]


@lru_cache(maxsize=1 << 17)  # of 100,000 chunks every name is folded for every name that is asked
def identifier(text: str) -> str:
    """Fold an identifier, so that `retry_with_backoff`, `retryWithBackoff` and `retry-with-backoff` are the same."""
    return "".join(part.lower() for part in _PARTS.findall(text))


@lru_cache(maxsize=1 << 16)
def _terms_of_word(word: str) -> tuple[str, ...]:
    if word.lower().replace("’", "'") in STOPWORDS:
        return ()
    if _WIDE.search(word):
        return tuple(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    parts = [part.lower() for part in _PARTS.findall(re.sub("['’]", "", word))]
    kept = [_STEMMER.stemWord(part) for part in parts if part not in STOPWORDS]
    if len(parts) > 1:
        kept.append("".join(parts))
    return tuple(kept)
