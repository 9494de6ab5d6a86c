"""Events of an ingestion."""

from __future__ import annotations

import pytest

from citewell.index import Event, Step
from citewell.index.ingestion.events import StepCounter


def test_a_counter_sends_what_is_done_and_estimates_the_rest() -> None:
    events: list[Event] = []
    counter = StepCounter("embedding", 4, events.append)
    counter.advance(1)
    counter.advance(3)
    first, second, last = events
    assert first == Step("embedding", 0, 4, None)
    assert isinstance(second, Step)
    assert second.done == 1
    assert second.seconds_left == pytest.approx(0, abs=1)
    assert last == Step("embedding", 4, 4, 0)


def test_nothing_to_do_is_no_step() -> None:
    events: list[Event] = []
    StepCounter("embedding", 0, events.append)
    assert events == []
