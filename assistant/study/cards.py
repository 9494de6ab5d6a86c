"""Cards: the questions of the notes that have an answer, each with an identity that outlives edits of its answer."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from citewell.index import Index, Question, digest, without_number

KEY_CHARS = 16
"""Hexadecimal digits of a key, 64 bits: in 100,000 cards, two share a key with a probability below one in a billion."""
_MARKUP = re.compile(r"[*_`~]+")
_SPACES = re.compile(r"\s+")
_END = " .:?!？。؟"
_cards: WeakKeyDictionary[Index, tuple[Card, ...]] = WeakKeyDictionary()
"""The cards of each index in use: every request of the study page needs them, and 10,000 take 0.1 s to make."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question to be studied."""

    key: str
    """Its identity, see `cards_of`."""
    wording: str
    """A digest of what the question says, the same in whatever document it stands."""
    question: Question


def cards_of(index: Index) -> Sequence[Card]:
    """Return a card for each answered question of the notes, in the order of the documents.

    Notes without any question give a card for each listed section.

    The key of a card is a digest of the path of its document and of what the question says, whatever its number, case,
    spaces, emphasis and the sign at its end. So a card stays the same when the notes are ingested again, when its lines
    move, when its answer is edited and when the questions are numbered anew. A question that is worded differently is
    another card. Of several questions of a document that say the same, the later ones are told apart by their order.
    When a document is moved, `Progress` finds its cards by their wording.
    """
    if index not in _cards:
        _cards[index] = _make_cards(index)
    return _cards[index]


def wording(title: str) -> str:
    """Return what a title says: without number and emphasis, in one case and with single spaces."""
    said = unicodedata.normalize("NFKC", without_number(_MARKUP.sub("", title))).casefold()
    return _SPACES.sub(" ", said).strip(_END)


def _make_cards(index: Index) -> tuple[Card, ...]:
    answered = [question for question in index.questions if question.listed and question.answered]
    cards = []
    seen: Counter[tuple[str, str]] = Counter()
    for question in [question for question in answered if question.is_question] or answered:
        said = wording(question.title)
        place = (question.source, said)
        seen[place] += 1
        name = "\0".join((*place, str(seen[place])))
        cards.append(Card(digest(name)[:KEY_CHARS], digest(said)[:KEY_CHARS], question))
    return tuple(cards)
