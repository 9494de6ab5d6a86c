"""Which card comes next, and how many there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from citewell.assistant.study.cards import Card
from citewell.assistant.study.schedule import Memory

LEARN_AHEAD = timedelta(minutes=20)
"""When nothing else is left, a card that is due so soon is shown at once, as in Anki: nobody waits for a card."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards there are to learn."""

    due: int
    """Cards that were rated before and are due now."""
    new: int
    """Cards that were never rated."""
    later: int
    """Cards that were rated before and are due later."""


def next_card(
    cards: Sequence[Card], memories: Mapping[str, Memory], now: datetime, skipped: Collection[str] = ()
) -> Card | None:
    """Return the card to show now, None when nothing is to be learnt; `skipped` are keys that are not shown.

    Cards that are due come first, the longest due first; then new cards, in the order of `cards`; then cards that are
    due within `LEARN_AHEAD`.
    """
    left = [card for card in cards if card.key not in skipped]
    known = sorted((card for card in left if card.key in memories), key=lambda card: memories[card.key].due)
    if known and memories[known[0].key].due <= now:
        return known[0]
    for card in left:
        if card.key not in memories:
            return card
    return known[0] if known and memories[known[0].key].due <= now + LEARN_AHEAD else None


def count(cards: Sequence[Card], memories: Mapping[str, Memory], now: datetime) -> Counts:
    """Return how many of the cards are due, new and due later."""
    dues = [memories[card.key].due for card in cards if card.key in memories]
    due = sum(time <= now for time in dues)
    return Counts(due=due, new=len(cards) - len(dues), later=len(dues) - due)
