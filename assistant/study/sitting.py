"""What a learner sees between two reviews: the card to answer now, what is left, and how it goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from citewell.assistant.study.cards import Card, cards_of
from citewell.assistant.study.progress import Progress, ReviewedMeanwhile
from citewell.assistant.study.queue import Counts, count, next_card
from citewell.assistant.study.schedule import Memory, Rating
from citewell.assistant.study.statistics import forecast, streak
from citewell.index import Index


@dataclass(frozen=True, slots=True)
class Sitting:
    """The state of the learning at one time."""

    at: datetime
    """In the learner's time zone."""
    card: Card | None
    """The card to show now; None when nothing is to be learnt."""
    memory: Memory | None
    """What is remembered of that card; None for a new one."""
    counts: Counts
    streak: int
    """Days in a row with a review, of whatever cards."""
    forecast: list[int]
    """How many cards are due on each of the next days, today first."""
    next_due: datetime | None
    """When the next card is due that is not due yet; None when there is none."""


def sitting_of(
    cards: Sequence[Card],
    index: Index,
    progress: Progress,
    now: datetime,
    skipped: Collection[str] = (),
    wanted: str = "",
) -> Sitting:
    """Return the state of the learning of some cards of an index at a time in the learner's time zone.

    `skipped` are the keys of cards that are not to be shown, and `wanted` is that of one to be shown whatever is due.
    Raise `ProgressError` when the progress cannot be read.
    """
    memories = progress.memories(cards_of(index))
    card = next((card for card in cards if card.key == wanted), None) or next_card(cards, memories, now, skipped)
    dues = [memories[card.key].due for card in cards if card.key in memories]
    return Sitting(
        at=now,
        card=card,
        memory=memories.get(card.key) if card else None,
        counts=count(cards, memories, now),
        streak=streak(progress.review_times(), now),
        forecast=forecast(dues, now),
        next_due=min((due for due in dues if due > now), default=None),
    )


def rate_card(key: str, rating: Rating, reviews: int, index: Index, progress: Progress) -> Memory:
    """Store a rating of the card with a key, which was shown after so many reviews; return what is remembered now.

    Raise `LookupError` when the index has no such card, `ReviewedMeanwhile` when it was reviewed since it was shown,
    and `ProgressError` when the rating cannot be stored.
    """
    cards = cards_of(index)
    card = next((card for card in cards if card.key == key), None)
    if card is None:
        raise LookupError(key)
    memory = progress.memories(cards).get(key)
    if reviews != (memory.reviews if memory else 0):
        raise ReviewedMeanwhile
    return progress.rate(card, memory, rating)
