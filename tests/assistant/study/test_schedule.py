"""When a card is to be seen again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from citewell.assistant.study.schedule import Rating, interval_text, intervals, review

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_a_better_rating_gives_a_longer_interval() -> None:
    first = intervals(None, NOW)
    assert list(first.values()) == sorted(first.values())
    assert first[Rating.AGAIN] == timedelta(minutes=1)
    assert first[Rating.EASY] >= timedelta(days=1)


def test_intervals_are_what_a_review_then_gives() -> None:
    memory = review(None, Rating.EASY, NOW)
    later = memory.due
    for rating, interval in intervals(memory, later).items():
        assert review(memory, rating, later).due == later + interval


def test_intervals_grow_while_a_card_is_remembered_and_shrink_when_it_is_forgotten() -> None:
    memory, at, gaps = None, NOW, []
    for _ in range(6):
        memory = review(memory, Rating.GOOD, at)
        gaps.append(memory.due - at)
        at = memory.due
    assert gaps == sorted(gaps)
    assert gaps[-1] > timedelta(days=30)
    assert review(memory, Rating.AGAIN, at).due - at < timedelta(hours=1)


def test_reviews_are_counted() -> None:
    once = review(None, Rating.AGAIN, NOW)
    assert (once.reviews, review(once, Rating.GOOD, NOW + timedelta(minutes=1)).reviews) == (1, 2)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (timedelta(seconds=20), "1 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=5), "5 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=30), "30 days"),
        (timedelta(days=64), "2.1 months"),
        (timedelta(days=730), "2.0 years"),
    ],
)
def test_an_interval_is_said_in_its_largest_unit(interval: timedelta, text: str) -> None:
    assert interval_text(interval) == text
