"""Which card comes next."""

from __future__ import annotations

import pytest

from citewell.assistant.study.queue import Counts, count, next_card
from citewell.assistant.study.schedule import Memory
from tests.assistant.study.samples import NOW, card, due_in

CARDS = [card(key) for key in "abcd"]


@pytest.mark.parametrize(
    ("memories", "skipped", "expected"),
    [
        pytest.param({}, "", "a", id="new cards come in order"),
        pytest.param({"c": due_in(days=-1)}, "", "c", id="a due card comes before new ones"),
        pytest.param({"c": due_in(days=-1), "d": due_in(days=-2)}, "", "d", id="the longest due comes first"),
        pytest.param({"a": due_in(minutes=5)}, "", "b", id="new cards come before those due soon"),
        pytest.param({"a": due_in(days=-1)}, "ab", "c", id="skipped cards are left out"),
        pytest.param({key: due_in(minutes=ord(key) - 90) for key in "abcd"}, "", "a", id="with nothing else, the next"),
        pytest.param({key: due_in(hours=1) for key in "abcd"}, "", None, id="nothing is due"),
        pytest.param({}, "abcd", None, id="all are skipped"),
    ],
)
def test_the_next_card(memories: dict[str, Memory], skipped: str, expected: str | None) -> None:
    found = next_card(CARDS, memories, NOW, set(skipped))
    assert (found and found.key) == expected


def test_cards_are_counted() -> None:
    memories = {"a": due_in(days=-1), "b": due_in(minutes=5), "elsewhere": due_in(days=-1)}
    assert count(CARDS, memories, NOW) == Counts(due=1, new=2, later=1)
