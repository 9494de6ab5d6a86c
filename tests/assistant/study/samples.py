"""Cards that stand in no index, and times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from citewell.assistant.study.cards import Card
from citewell.assistant.study.schedule import Memory
from citewell.index import Question, Span

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def card(key: str, wording: str = "") -> Card:
    return Card(key, wording or f"what {key} says", Question(f"What is {key}?", "a.md", Span(1, 3)))


def due_in(**time: float) -> Memory:
    """Return the memory of a card that is due so long after `NOW`."""
    return Memory(NOW + timedelta(**time), NOW, state=2, step=None, stability=3.0, difficulty=5.0, reviews=1)
