"""Sessions of browsers that were let in by a token. They are kept in memory, so a restart ends them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from threading import Lock

from citewell.index import digest

SESSION_SECONDS = 12 * 3600
"""A working day."""
MAX_SESSIONS = 10_000
"""Some megabytes of memory; above it, the oldest session ends."""
ID_BYTES = 32
"""256 random bits, as of a token."""


class Sessions:
    """Which token each session was opened with."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._open: dict[str, tuple[str, float]] = {}
        """Digest of the session's id -> digest of its token, and when it ends. The oldest comes first."""
        self._lock = Lock()

    def open(self, token_sha256: str) -> str:
        """Open a session and return its id, for a cookie."""
        id = secrets.token_urlsafe(ID_BYTES)
        with self._lock:
            while self._open and (len(self._open) >= MAX_SESSIONS or self._ends_first() <= self._now()):
                del self._open[next(iter(self._open))]
            self._open[digest(id)] = (token_sha256, self._now() + SESSION_SECONDS)
        return id

    def token_of(self, id: str) -> str | None:
        """Return the digest of the token that a session was opened with; None when it is unknown or has ended."""
        token_sha256, ends = self._open.get(digest(id), ("", 0.0))
        return token_sha256 if token_sha256 and ends > self._now() else None

    def close(self, id: str) -> None:
        """End a session."""
        with self._lock:
            self._open.pop(digest(id), None)

    def _ends_first(self) -> float:
        return next(iter(self._open.values()))[1]
