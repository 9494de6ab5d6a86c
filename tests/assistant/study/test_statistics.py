"""The streak and the forecast."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from citewell.assistant.study.statistics import forecast, streak

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days_ago", "length"),
    [
        pytest.param([], 0, id="no reviews"),
        pytest.param([0], 1, id="today"),
        pytest.param([1], 1, id="yesterday: today is not over"),
        pytest.param([2], 0, id="a day without"),
        pytest.param([0, 0, 1, 2, 4, 5], 3, id="up to the gap"),
    ],
)
def test_a_streak_is_of_days_in_a_row(days_ago: list[int], length: int) -> None:
    assert streak([NOW - timedelta(days=days) for days in days_ago], NOW) == length


def test_days_are_those_of_the_learner() -> None:
    east = timezone(timedelta(hours=10))
    evening = datetime(2026, 3, 9, 20, tzinfo=UTC)  # the 10th in the east
    assert streak([evening], datetime(2026, 3, 11, 8, tzinfo=east)) == 1
    assert streak([evening], datetime(2026, 3, 11, 8, tzinfo=UTC)) == 0


def test_a_forecast_counts_the_cards_of_each_day() -> None:
    dues = [NOW + timedelta(days=days) for days in (-5, 0, 1, 1, 3, 99)]
    assert forecast(dues, NOW, days=4) == [2, 2, 0, 1]
