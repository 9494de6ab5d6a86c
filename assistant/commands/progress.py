"""Show the progress of an ingestion: a bar on a terminal, lines in a log."""

from __future__ import annotations

import sys
import time
from typing import Any

import click
from tqdm import tqdm

from citewell.assistant.terminal.printable import printable
from citewell.index import Event, Note, OnEvent

LINE_SECONDS = 10.0  # between two lines of a log


def progress() -> OnEvent:
    """Return what shows events on standard error: as a bar if that is a terminal, else as lines."""
    return ProgressBar() if sys.stderr.isatty() else ProgressLines()


class ProgressBar:
    """A tqdm bar: how much is done, the rate, the time left."""

    def __init__(self) -> None:
        self._bar: tqdm[Any] | None = None

    def __call__(self, event: Event) -> None:
        if isinstance(event, Note):
            tqdm.write(printable(event.message), file=sys.stderr)
            return
        if self._bar is None:
            self._bar = tqdm(total=event.total, desc=event.name, unit=" texts", dynamic_ncols=True)
        self._bar.update(event.done - self._bar.n)
        if event.done == event.total:
            self._bar.close()


class ProgressLines:
    """A line every few seconds, and one at the end."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, event: Event) -> None:
        if isinstance(event, Note):
            click.echo(printable(event.message), err=True)
            return
        now = time.monotonic()
        if event.seconds_left is not None and (now - self._last >= LINE_SECONDS or event.done == event.total):
            self._last = now
            left = f"{event.seconds_left:.0f} s left"
            click.echo(f"{event.name}: {event.done} of {event.total} texts, {left}", err=True)
