"""What an ingestion reports while it runs, for a terminal, a log or a server."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know."""

    message: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the step that takes most of the time is."""

    name: str
    """What is done: `embedding`."""
    done: int
    """Texts, of `total`."""
    total: int
    seconds_left: float | None
    """Estimated from the rate so far; None before anything is done."""


Event = Note | Step
OnEvent = Callable[[Event], object]


def ignore(event: Event) -> None:
    """Report nothing."""


class StepCounter:
    """Turns the numbers of texts that were done into `Step` events. The first is sent at once."""

    def __init__(self, name: str, total: int, on_event: OnEvent) -> None:
        self._name, self._total, self._on_event = name, total, on_event
        self._started = time.monotonic()
        self._done = 0
        if total:
            on_event(Step(name, 0, total, None))

    def advance(self, count: int) -> None:
        """Report that `count` more texts are done."""
        self._done += count
        seconds_each = (time.monotonic() - self._started) / self._done
        self._on_event(Step(self._name, self._done, self._total, seconds_each * (self._total - self._done)))
