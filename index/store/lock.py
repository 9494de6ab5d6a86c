"""One writer at a time: who comes second waits, and is told for whom."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from citewell.index.errors import IndexForeign, IndexUnwritable

LOCK = "lock"


@contextmanager
def writing(path: Path, note: Callable[[str], object] = lambda what: None) -> Iterator[None]:
    """Hold the lock of the index at `path`; a second writer waits, and is told for whom.

    Raises `IndexForeign` when something else lives there, `IndexUnwritable` when the disk is full.
    """
    if path.exists() and (not path.is_dir() or (any(path.iterdir()) and not (path / LOCK).exists())):
        raise IndexForeign(path, "it holds other files, name another place")
    try:
        path.mkdir(parents=True, exist_ok=True)
        with (path / LOCK).open("a+", encoding="utf-8") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.seek(0)
                note(f"Process {lock.read().strip() or 'unknown'} is writing the index at {path}; waiting for its end.")
                fcntl.flock(lock, fcntl.LOCK_EX)
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield
    except (OSError, sqlite3.OperationalError) as error:
        raise IndexUnwritable(path, getattr(error, "strerror", None) or str(error)) from error
