"""How long each stage of an answer takes."""

from __future__ import annotations

import time


class Stages:
    """A clock that begins with the first stage. Each stage ends where the next one begins."""

    def __init__(self) -> None:
        self.taken_ms: dict[str, float] = {}
        self._began = time.perf_counter()

    def end(self, stage: str) -> None:
        now = time.perf_counter()
        self.taken_ms[stage] = 1000 * (now - self._began)
        self._began = now

    @property
    def total_ms(self) -> float:
        return round(sum(self.taken_ms.values()), 1)
