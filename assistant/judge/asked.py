"""The questions that were asked last, kept beside an index for whoever writes the notes, where a setting says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from citewell.assistant.types import Answer, Verdict
from citewell.index import CitewellError

WAIT_SECONDS = 10
"""How long to wait while another process writes."""
_TABLE = """
CREATE TABLE IF NOT EXISTS asked (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, query TEXT NOT NULL, verdict TEXT NOT NULL
);
"""


class QuestionLogError(CitewellError):
    """The file of the questions cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked."""

    at: datetime
    """UTC."""
    query: str
    """What was searched: a follow-up with its subject, the spelling corrected."""
    verdict: Verdict


class QuestionLog:
    """The last questions, at most `limit`, in one SQLite file that only its owner can read. The oldest are dropped."""

    def __init__(self, file: Path, limit: int) -> None:
        self.file = file
        self.limit = limit

    @classmethod
    def beside(cls, index_dir: Path, limit: int) -> QuestionLog:
        """Return the questions asked of an index. Their file is beside the folder of the index and outlives it."""
        folder = index_dir.resolve()
        return cls(folder.with_name(f"{folder.name}-questions.sqlite"), limit)

    def add(self, answer: Answer, at: datetime | None = None) -> None:
        """Store the question of an answer; nothing where it was none, or where no question is to be kept.

        Raise `QuestionLogError` when it cannot be stored.
        """
        if answer.reply or not self.limit:
            return
        row = ((at or datetime.now(UTC)).isoformat(timespec="seconds"), answer.query, answer.verdict)
        with self._open() as database:
            database.execute("INSERT INTO asked (at, query, verdict) VALUES (?, ?, ?)", row)
            database.execute("DELETE FROM asked WHERE id <= (SELECT MAX(id) FROM asked) - ?", (self.limit,))

    def all(self) -> list[Asked]:
        """Return the questions, the oldest first. Raise `QuestionLogError` when they cannot be read."""
        if not self.file.exists():
            return []
        with self._open() as database:
            rows = database.execute("SELECT at, query, verdict FROM asked ORDER BY id").fetchall()
        return [Asked(datetime.fromisoformat(at), query, cast(Verdict, verdict)) for at, query, verdict in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.touch(mode=0o600)
            with closing(sqlite3.connect(self.file, timeout=WAIT_SECONDS)) as database, database:
                database.execute("PRAGMA synchronous = OFF")  # a question lost to a power failure matters to nobody
                database.execute(_TABLE)
                yield database
        except (OSError, sqlite3.Error) as error:
            raise QuestionLogError(f"the questions in {self.file} cannot be read or written: {error}") from error
