"""The lock that allows one process at a time to write an index."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from citewell.index.errors import IndexForeign, IndexUnwritable

LOCK = "lock"


@contextmanager
def write_lock(index_dir: Path, on_wait: Callable[[str], object] = lambda message: None) -> Iterator[None]:
    """Hold the lock of an index folder, which is created if necessary; wait while another process holds it.

    `on_wait` is called once with a sentence that names that process. Raises `IndexForeign` when the folder holds other
    files, `IndexUnwritable` when it cannot be written before the lock is released.
    """
    from filelock import FileLock, Timeout  # here, because a question loads this module for the name of the file

    if index_dir.exists() and not _may_hold_an_index(index_dir):
        raise IndexForeign(index_dir, "it holds other files, name another folder")
    file = index_dir / LOCK
    lock = FileLock(file, preserve_lock_file=True)
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            on_wait(f"Process {_owner(file)} is writing the index at {index_dir}; waiting until it is done.")
            lock.acquire()
        try:
            file.write_text(str(os.getpid()), encoding="utf-8")
            yield
        finally:
            lock.release()
    except (OSError, sqlite3.OperationalError) as error:
        raise IndexUnwritable(index_dir, getattr(error, "strerror", None) or str(error)) from error


def _may_hold_an_index(path: Path) -> bool:
    return path.is_dir() and ((path / LOCK).exists() or not any(path.iterdir()))


def _owner(file: Path) -> str:
    """Return the id of the process that wrote the lock file last."""
    return file.read_text(encoding="utf-8").strip() or "unknown"
