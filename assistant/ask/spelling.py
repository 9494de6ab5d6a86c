"""Spelling correction with the words of the material as the dictionary."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from citewell.assistant.types import Repair

_WORD = re.compile(r"[^\W\d_]+")
_OPTION = re.compile(r"(^|\s)--?$")


class Corrected(NamedTuple):
    """A text in its corrected spelling."""

    text: str
    repaired: tuple[Repair, ...]
    """Each corrected word once, in the order of the text."""


NearestWord = Callable[[str], str | None]


def correct_spelling(text: str, nearest_word: NearestWord) -> Corrected:
    """Replace each word that the material does not contain by the nearest one that it does.

    `nearest_word` returns that one, or None for a word to be left as it is.

    Left alone are identifiers (words beside `_` or before `(`, or with a capital letter inside), options of commands
    (`-name`, `--name`), and words with letters other than a to z, in which a slip cannot be told from an accent.
    """
    repaired: dict[Repair, None] = {}

    def correct(match: re.Match[str]) -> str:
        word = match.group()
        before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 1]
        if before.endswith("_") or after in ("_", "(") or word[1:] != word[1:].lower():
            return word
        if _OPTION.search(before) or not word.isascii():
            return word
        nearest = nearest_word(word.lower())
        if nearest is None:
            return word
        repaired[Repair(word, nearest)] = None
        return nearest

    return Corrected(_WORD.sub(correct, text), tuple(repaired))
