"""When a card is to be seen again: the FSRS algorithm of the `fsrs` library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

from fsrs import Card as FsrsCard
from fsrs import Rating as FsrsRating
from fsrs import Scheduler, State

_SCHEDULER = Scheduler(enable_fuzzing=False)
"""With the library's default parameters. Intervals are not randomised: the buttons show them before they are chosen."""


class Rating(IntEnum):
    """How well an answer was remembered."""

    AGAIN = 1
    """Not at all."""
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """How well a card is remembered, in the terms of FSRS."""

    due: datetime
    """When it is to be seen again, UTC."""
    last_review: datetime
    """UTC."""
    state: int
    """1 while it is learnt, 2 once it is known, 3 while it is learnt again."""
    step: int | None
    """Of the learning steps, from 0; None once it is known."""
    stability: float
    """Days until it is remembered with a probability of 90 %."""
    difficulty: float
    """From 1 to 10."""
    reviews: int = 0
    """How often it was rated."""


def review(memory: Memory | None, rating: Rating, at: datetime) -> Memory:
    """Return how well a card is remembered after a rating at a time; `memory` is None for a new card."""
    card, _ = _SCHEDULER.review_card(_fsrs_card(memory), FsrsRating(rating), at.astimezone(UTC))
    assert card.last_review, "every review sets it"
    assert card.stability, "every review sets it"
    assert card.difficulty, "every review sets it"
    return Memory(
        due=card.due,
        last_review=card.last_review,
        state=int(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        reviews=memory.reviews + 1 if memory else 1,
    )


def intervals(memory: Memory | None, at: datetime) -> dict[Rating, timedelta]:
    """Return how long after a review at `at` the card would be due, for each rating."""
    return {rating: review(memory, rating, at).due - at for rating in Rating}


def interval_text(interval: timedelta) -> str:
    """Return an interval as a person says it: `10 min`, `3 days`, `2.1 months`."""
    if interval < timedelta(hours=1):
        return f"{max(1, round(interval / timedelta(minutes=1)))} min"
    if interval < timedelta(days=1):
        return f"{round(interval / timedelta(hours=1))} h"
    days = round(interval / timedelta(days=1))
    if days < 31:
        return f"{days} day{'s' if days > 1 else ''}"
    return f"{days / 30.4:.1f} months" if days < 365 else f"{days / 365:.1f} years"


def _fsrs_card(memory: Memory | None) -> FsrsCard:
    if memory is None:
        return FsrsCard(card_id=0)
    return FsrsCard(
        card_id=0,
        state=State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
    )
