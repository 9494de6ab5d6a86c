"""Flashcards in running text: `question::answer` on one line, or a line `?` between question and answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from citewell.index.read.titles import asks
from citewell.index.types import Span

_ONE_LINE = re.compile(r"(?P<title>[^`]*?\S)\s*:{2,3}\s*\S")
_TAG = re.compile(r"\s#(?:flash)?cards?\b(?:/\S*)?", re.IGNORECASE)
_TAGS = re.compile(r"\s*(?:#[\w/-]+\s*)*")
_SEPARATOR = re.compile(r"\s*\?{1,2}\s*(<!--.*?-->\s*)?$")  # a scheduler's comment may stand on the line

MAX_QUESTION_LINES = 10  # above the sign; more is text that a lone question mark follows


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
    last_above = min(end, number + MAX_QUESTION_LINES) if _begins_paragraph(number, lines) else min(end, number + 1)
    for below in range(number + 1, last_above + 1):
        if _SEPARATOR.match(lines[below - 1]):
            title = " ".join(text.strip() for text in lines[number - 1 : below - 1])
            return Card(without_card_tag(title), Span(number, below), below + 1)
    return None


def _begins_paragraph(number: int, lines: Sequence[str]) -> bool:
    """Return whether a line is the first of a paragraph, but for the tags that may stand above a card."""
    return not _TAGS.fullmatch(lines[number - 1]) and (number == 1 or bool(_TAGS.fullmatch(lines[number - 2])))


def has_card_tag(text: str) -> bool:
    """Return whether text carries the tag of a flashcard: `#card`, `#flashcards/birds`."""
    return bool(_TAG.search(text))


def without_card_tag(text: str) -> str:
    """Return text without the tags of flashcards."""
    return _TAG.sub("", text).strip()
