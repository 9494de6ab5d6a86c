"""How long work shows itself: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
from typing import Any

from tqdm import tqdm

from index.build import Progress


class Bar(Progress):
    """tqdm on standard error; where that is no terminal, a line now and then."""

    def __init__(self) -> None:
        self.bar: tqdm[Any] | None = None

    def start(self, total: int, what: str) -> None:
        every = 0.1 if sys.stderr.isatty() else 30.0
        self.bar = tqdm(total=total, desc=what, unit=" texts", mininterval=every, dynamic_ncols=True)

    def advance(self, done: int) -> None:
        if self.bar is not None:
            self.bar.update(done)

    def finish(self) -> None:
        if self.bar is not None:
            self.bar.close()
