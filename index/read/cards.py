"""Flashcards in running text: `question::answer` on one line, or a line `?` between question and answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from citewell.index.read.titles import asks
from citewell.index.types import Span

_ONE_LINE = re.compile(r"(?P<title>[^`]*?\S)\s*:{2,3}\s*\S")
_TAG = re.compile(r"\s#(?:flash)?cards?\b(?:/\S*)?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*\?{1,2}\s*(<!--.*?-->\s*)?$")  # a scheduler's comment may stand on the line


class Card(NamedTuple):
    """A question in a paragraph, and where its answer begins."""

    title: str
    question: Span
    answer_start: int
    """The line of the answer's first word; the question's own line, when both stand on it."""


def card_at(number: int, end: int, lines: Sequence[str]) -> Card | None:
    """Return the card that begins at a line of a paragraph, whose last line is `end`."""
    line = lines[number - 1]
    found = _ONE_LINE.match(line)
    if found and (asks(found["title"]) or has_card_tag(line)):
        return Card(found["title"].strip(), Span(number, number), number)
    if number < end and _SEPARATOR.match(lines[number]):
        return Card(without_card_tag(line), Span(number, number + 1), number + 2)
    return None


def has_card_tag(text: str) -> bool:
    """Return whether text carries the tag of a flashcard: `#card`, `#flashcards/birds`."""
    return bool(_TAG.search(text))


def without_card_tag(text: str) -> str:
    """Return text without the tags of flashcards."""
    return _TAG.sub("", text).strip()
