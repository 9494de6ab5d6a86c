"""How the learning goes: the streak of days, and how many cards are due on the days to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

FORECAST_DAYS = 14
"""Two weeks fit the width of a phone, and few plan an interview further ahead."""


def streak(reviews: Iterable[datetime], now: datetime) -> int:
    """Return on how many days in a row there was a review, up to today, or up to yesterday while today has none.

    A day is one of the calendar in the time zone of `now`.
    """
    days = {time.astimezone(now.tzinfo).date() for time in reviews}
    day = now.date() if now.date() in days else now.date() - timedelta(days=1)
    length = 0
    while day - timedelta(days=length) in days:
        length += 1
    return length


def forecast(dues: Iterable[datetime], now: datetime, days: int = FORECAST_DAYS) -> list[int]:
    """Return how many cards are due on each of the next days, today first; what is overdue counts for today."""
    counts = Counter(max(0, (due.astimezone(now.tzinfo).date() - now.date()).days) for due in dues)
    return [counts[day] for day in range(days)]
