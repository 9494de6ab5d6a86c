"""The questions of each thread, so that a reply in it is understood as a follow-up."""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import Lock

from citewell.assistant.limits import MAX_HISTORY_TURNS

MAX_THREADS = 1_000
"""Remembered; those asked in least recently are forgotten first."""


class Threads:
    """The last questions of each thread. Threads of the program may share it."""

    def __init__(self) -> None:
        self._questions: OrderedDict[str, deque[str]] = OrderedDict()
        self._lock = Lock()

    def history(self, thread: str) -> list[str]:
        """Return the questions of a thread, oldest first."""
        with self._lock:
            return list(self._questions.get(thread, ()))

    def add(self, thread: str, question: str) -> None:
        with self._lock:
            self._questions.setdefault(thread, deque(maxlen=MAX_HISTORY_TURNS)).append(question)
            self._questions.move_to_end(thread)
            while len(self._questions) > MAX_THREADS:
                self._questions.popitem(last=False)
