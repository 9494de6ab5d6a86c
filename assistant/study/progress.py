"""The progress of a learner: one SQLite file beside an index, which several processes may use at once."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from citewell.assistant.study.cards import Card
from citewell.assistant.study.schedule import Memory, Rating, review
from citewell.index import CitewellError

VERSION = 2
WAIT_SECONDS = 10
"""How long to wait while another process writes. A review is written in milliseconds."""
_TABLES = """
CREATE TABLE IF NOT EXISTS memories (
    key TEXT PRIMARY KEY, wording TEXT NOT NULL, due TEXT NOT NULL, last_review TEXT NOT NULL, state INTEGER NOT NULL,
    step INTEGER, stability REAL NOT NULL, difficulty REAL NOT NULL, reviews INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS reviews (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, rating INTEGER NOT NULL, at TEXT NOT NULL, before TEXT
);
"""
_TO_VERSION_2 = "ALTER TABLE reviews ADD COLUMN before TEXT;"
"""`before` is the memory that a review replaced, as JSON; without a value, the review cannot be taken back."""


class ProgressError(CitewellError):
    """The file of the progress cannot be read or written."""


class ReviewedMeanwhile(CitewellError):
    """The card was rated somewhere else after it was shown here, so this rating was not stored."""

    def __init__(self) -> None:
        super().__init__("this question was rated in another window or program meanwhile; that rating counts")


class Progress:
    """What was learnt so far, by card.

    Each review is stored in one transaction together with the memory that results from it: a process that is killed
    loses nothing that it reported as stored. The file is made at the first review.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    @classmethod
    def beside(cls, index_dir: Path, learner: str = "") -> Progress:
        """Return the progress on the notes of an index. Its file is beside the folder of the index and outlives it.

        `learner` is the id of one of several learners, which may be a secret; each has a file, whose name does not tell
        the id.
        """
        folder = index_dir.resolve()
        if not learner:
            return cls(folder.with_name(f"{folder.name}-study.sqlite"))
        return cls(folder.with_name(f"{folder.name}-study") / f"{sha256(learner.encode()).hexdigest()[:32]}.sqlite")

    def memories(self, cards: Sequence[Card]) -> dict[str, Memory]:
        """Return how well each of all cards of the notes is remembered, by its key; a new card has no entry.

        A card that is new takes over the memory of a question that says the same and is no longer in the notes,
        if there is one such question and one such card: its document was moved.
        """
        rows = self._read("SELECT * FROM memories")
        present = {card.key for card in cards}
        own = {row["key"]: _memory(row) for row in rows}
        left = [row for row in rows if row["key"] not in present]
        new = [card for card in cards if card.key not in own]
        rows_of, cards_with = Counter(row["wording"] for row in left), Counter(card.wording for card in new)
        moved = {row["wording"]: _memory(row) for row in left if rows_of[row["wording"]] == 1}
        taken = {
            card.key: moved[card.wording] for card in new if card.wording in moved and cards_with[card.wording] == 1
        }
        return {key: memory for key, memory in (own | taken).items() if key in present}

    def review_times(self) -> list[datetime]:
        """Return when each review took place, the oldest first, UTC."""
        return [datetime.fromisoformat(row["at"]) for row in self._read("SELECT at FROM reviews ORDER BY id")]

    def rate(self, card: Card, memory: Memory | None, rating: Rating, at: datetime | None = None) -> Memory:
        """Store a rating of a card that was shown with `memory`, None for a new one; return what is remembered now.

        Raise `ReviewedMeanwhile` when its memory has changed since, and `ProgressError` when it cannot be stored.
        """
        at = at or datetime.now(UTC)
        after = review(memory, rating, at)
        with self._writing() as database:
            known = database.execute("SELECT * FROM memories WHERE key = ?", (card.key,)).fetchone()
            if known and known["reviews"] != (memory.reviews if memory else 0):
                raise ReviewedMeanwhile
            values = (after.state, after.step, after.stability, after.difficulty, after.reviews)
            database.execute(
                "INSERT OR REPLACE INTO memories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (card.key, card.wording, after.due.isoformat(), after.last_review.isoformat(), *values),
            )
            before = json.dumps(tuple(known) if known else None)
            database.execute(
                "INSERT INTO reviews (key, rating, at, before) VALUES (?, ?, ?, ?)",
                (card.key, int(rating), at.isoformat(), before),
            )
        return after

    def undo(self, key: str, reviews: int) -> None:
        """Take back the last rating of a card, which had been rated `reviews` times by then.

        Raise `ReviewedMeanwhile` when that is no longer its last rating, and `ProgressError` when it cannot be stored.
        """
        with self._writing() as database:
            known = database.execute("SELECT reviews FROM memories WHERE key = ?", (key,)).fetchone()
            last = database.execute(
                "SELECT id, before FROM reviews WHERE key = ? ORDER BY id DESC LIMIT 1", (key,)
            ).fetchone()
            if not known or not last or known["reviews"] != reviews or last["before"] is None:
                raise ReviewedMeanwhile
            database.execute("DELETE FROM memories WHERE key = ?", (key,))
            if before := json.loads(last["before"]):
                database.execute("INSERT INTO memories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", before)
            database.execute("DELETE FROM reviews WHERE id = ?", (last["id"],))

    def _read(self, query: str) -> list[sqlite3.Row]:
        if not self.file.exists():
            return []
        with self._open() as database:
            return database.execute(query).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection with a transaction that no other process can write meanwhile; commit it at the end."""
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.rollback()
                raise
            database.commit()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.file, timeout=WAIT_SECONDS, isolation_level=None)) as database:
                database.row_factory = sqlite3.Row
                self._prepare(database)
                yield database
        except (OSError, sqlite3.Error) as error:
            raise ProgressError(f"the progress in {self.file} cannot be read or written: {error}") from error

    def _prepare(self, database: sqlite3.Connection) -> None:
        """Make the tables of a new file. Raise `ProgressError` for a file of another version."""
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise ProgressError(f"{self.file} was written by a newer version of Citewell; update Citewell to use it")
        if version < VERSION:
            script = _TABLES if version == 0 else _TO_VERSION_2
            database.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {VERSION}; COMMIT;")


def _memory(row: Any) -> Memory:
    return Memory(
        due=datetime.fromisoformat(row["due"]),
        last_review=datetime.fromisoformat(row["last_review"]),
        state=row["state"],
        step=row["step"],
        stability=row["stability"],
        difficulty=row["difficulty"],
        reviews=row["reviews"],
    )
