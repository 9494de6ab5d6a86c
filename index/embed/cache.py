"""The vectors that were computed so far, by text: no text is embedded twice, not even after a power cut.

One SQLite file beside the generations of an index. Vectors are committed in batches while texts are embedded; those
that the published generation does not need are deleted at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citewell.index.embed.encoder import Encoder
from citewell.index.search.quantised import Quantised, bytes_of, joined

NAME = "vectors.sqlite"
VERSION = 2  # raise it with every change to how vectors are stored
COMMIT_TEXTS = 512  # texts a commit: a few seconds of work, which is what an interruption costs
_TABLES = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS encoder (fingerprint TEXT);
CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB, pieces BLOB, scales BLOB) WITHOUT ROWID;
CREATE TEMP TABLE needed (key BLOB PRIMARY KEY) WITHOUT ROWID;
"""


class VectorCache:
    """The vectors of texts and, for texts that were added `with_pieces`, those of their word pieces.

    Whether a text was added with its pieces is part of its key: the two are looked up separately.
    """

    def __init__(self, index_dir: Path, encoder: Encoder) -> None:
        self.encoder = encoder
        self.added = 0
        """Texts embedded since the cache was opened."""
        self.was_cleared = False
        """Whether it held vectors of another encoder, which were deleted."""
        file = index_dir / NAME
        try:
            self._open(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            for part in index_dir.glob(f"{NAME}*"):  # not a database: everything in it can be computed again
                part.unlink()
            self._open(file)

    def _open(self, file: Path) -> None:
        self.database = sqlite3.connect(file)
        self.database.executescript(_TABLES)
        (known,) = self.database.execute("SELECT max(fingerprint) FROM encoder").fetchone()
        fingerprint = f"{self.encoder.fingerprint} {VERSION}"
        if known != fingerprint:
            self.was_cleared = known is not None and known.split(" ")[0] != self.encoder.fingerprint
            with self.database:
                self.database.execute("DELETE FROM vectors")
                self.database.execute("DELETE FROM encoder")
                self.database.execute("INSERT INTO encoder VALUES (?)", (fingerprint,))

    def missing(self, texts: Iterable[str], with_pieces: bool) -> list[str]:
        """Return the distinct texts that are not in the cache, shortest first."""
        return sorted((text for text in dict.fromkeys(texts) if self._row("1", text, with_pieces) is None), key=len)

    def add(self, texts: Sequence[str], with_pieces: bool, on_added: Callable[[int], object]) -> None:
        """Embed texts and store their vectors. Call `on_added` with the number of texts of each commit."""
        for start in range(0, len(texts), COMMIT_TEXTS):
            batch = texts[start : start + COMMIT_TEXTS]
            if with_pieces:
                rows = [
                    (_key(text, True), vector.tobytes(), *(array.tobytes() for array in Quantised.fit(pieces)))
                    for text, vector, pieces in zip(batch, *self.encoder.encode(batch), strict=True)
                ]
            else:
                vectors = self.encoder.vectors(batch)
                rows = [(_key(t, False), v.tobytes(), None, None) for t, v in zip(batch, vectors, strict=True)]
            with self.database:
                self.database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)
            self.added += len(batch)
            on_added(len(batch))

    def vectors(self, texts: Sequence[str], with_pieces: bool) -> NDArray[np.float32]:
        """Return the vectors of texts that are in the cache: (texts, dimension)."""
        found = np.empty((len(texts), self.encoder.dimension), np.float32)
        for row, text in enumerate(texts):
            found[row] = np.frombuffer(self._row("vector", text, with_pieces)[0], np.float32)
        return found

    def quantised(self, texts: Sequence[str]) -> Quantised:
        """Return the quantised vectors of texts without pieces. There are many, of lines: they are read in batches."""
        batches = [texts[start : start + COMMIT_TEXTS] for start in range(0, max(len(texts), 1), COMMIT_TEXTS)]
        return joined([Quantised.fit(self.vectors(batch, False)) for batch in batches])

    def pieces(self, texts: Iterable[str]) -> Iterator[Quantised]:
        """Yield the word-piece vectors of each text, quantised."""
        for text in texts:
            rows, scales = self._row("pieces, scales", text, True)
            codes = np.frombuffer(rows, np.uint8).reshape(-1, bytes_of(self.encoder.dimension))
            yield Quantised(codes, np.frombuffer(scales, np.float16))

    def piece_counts(self, texts: Iterable[str]) -> list[int]:
        """Return how many word-piece vectors each text has."""
        size = np.dtype(np.float16).itemsize
        return [self._row("length(scales)", text, True)[0] // size for text in texts]

    def keep_only(self, with_pieces: Iterable[str], without: Iterable[str]) -> None:
        """Delete the vectors of all other texts."""
        keys = [(_key(text, True),) for text in with_pieces] + [(_key(text, False),) for text in without]
        with self.database:
            self.database.executemany("INSERT OR IGNORE INTO needed VALUES (?)", keys)
            deleted = self.database.execute("DELETE FROM vectors WHERE key NOT IN (SELECT key FROM needed)").rowcount
        if deleted:
            self.database.execute("VACUUM")

    def __enter__(self) -> VectorCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self.database.close()

    def _row(self, columns: str, text: str, with_pieces: bool) -> Any:
        """Return the columns stored for a text, or None if it is not in the cache."""
        query = f"SELECT {columns} FROM vectors WHERE key = ?"  # only constants of this file come in as columns
        return self.database.execute(query, (_key(text, with_pieces),)).fetchone()


def _key(text: str, with_pieces: bool) -> bytes:
    return sha256((b"p" if with_pieces else b"v") + text.encode("utf-8", "surrogatepass")).digest()
