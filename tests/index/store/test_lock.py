"""One process at a time writes an index."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from citewell.index import IndexForeign, IndexUnwritable
from citewell.index.store.lock import LOCK, write_lock


def test_the_lock_file_names_the_process(tmp_path: Path) -> None:
    with write_lock(tmp_path / "index"):
        assert (tmp_path / "index" / LOCK).read_text() == str(os.getpid())


def test_a_second_writer_waits_and_is_told_for_which_process(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with write_lock(tmp_path, order.append):
            order.append("second")

    with write_lock(tmp_path):
        waiting = Thread(target=second)
        waiting.start()
        while not order:
            pass
        order.append("first")
    waiting.join(timeout=10)
    message = f"Process {os.getpid()} is writing the index at {tmp_path}; waiting until it is done."
    assert order == [message, "first", "second"]


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), write_lock(tmp_path):
        raise KeyError
    with write_lock(tmp_path, pytest.fail):
        pass


def test_a_folder_with_other_files_is_not_locked(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(IndexForeign, match="it holds other files"), write_lock(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_disk_error_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(IndexUnwritable, match="no space") as raised, write_lock(tmp_path / "index"):
        raise OSError(28, "no space")
    assert "\n" not in str(raised.value)
