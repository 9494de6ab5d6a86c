"""How long work shows itself: a bar on a terminal, plain lines in a log, JSON lines to a program."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import click
from tqdm import tqdm

from citewell.index import Progress

EVERY = 10.0  # seconds between two lines of a log
OFTEN = 0.5  # seconds between two events


def progress(events: bool) -> Progress:
    """What suits standard error, or JSON lines on standard output."""
    return Events() if events else Bar() if sys.stderr.isatty() else Lines()


class Bar(Progress):
    """tqdm: how much, how fast, how long yet."""

    def note(self, what: str) -> None:
        tqdm.write(what, file=sys.stderr)

    def start(self, total: int, what: str) -> None:
        self.bar: tqdm[Any] = tqdm(total=total, desc=what, unit=" texts", dynamic_ncols=True)

    def advance(self, done: int) -> None:
        self.bar.update(done)

    def finish(self) -> None:
        self.bar.close()


class Lines(Progress):
    """The same in words, a line now and then."""

    every = EVERY

    def note(self, what: str) -> None:
        click.echo(what, err=True)

    def start(self, total: int, what: str) -> None:
        self.what, self.total, self.done = what, total, 0
        self.started = self.said = time.monotonic()

    def advance(self, done: int) -> None:
        self.done += done
        now = time.monotonic()
        if now - self.said >= self.every or self.done == self.total:
            self.said = now
            rate = self.done / max(now - self.started, 1e-6)
            self.tell(rate, (self.total - self.done) / rate)

    def tell(self, rate: float, left: float) -> None:
        click.echo(f"{self.what}: {self.done} of {self.total} texts, {rate:.0f} a second, {left:.0f} s left", err=True)


class Events(Lines):
    """A line of JSON for each step, which the chat page is told of."""

    every = OFTEN

    def note(self, what: str) -> None:
        self._say(note=what)

    def tell(self, rate: float, left: float) -> None:
        self._say(done=self.done, total=self.total, rate=round(rate, 1), seconds_left=round(left, 1))

    def _say(self, **event: str | float) -> None:
        click.echo(json.dumps(event))
