"""What was embedded so far, by what was embedded: no text is embedded twice, not even after a power cut.

One SQLite file beside the generations of an index. It is written while the work goes on and commits after every few
hundred texts; what the published generation does not need is taken out at its end.
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
from citewell.index.search.quantised import Quantised

NAME = "embeddings.sqlite"
SLICE = 512  # texts a commit: some seconds of work, which is what an interruption costs
_TABLES = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS encoder (fingerprint TEXT);
CREATE TABLE IF NOT EXISTS embedded (key BLOB PRIMARY KEY, vector BLOB, pieces BLOB, scales BLOB) WITHOUT ROWID;
CREATE TEMP TABLE needed (key BLOB PRIMARY KEY) WITHOUT ROWID;
"""


class Embeddings:
    """The vectors of an index's texts, and of their word pieces where those are asked for."""

    def __init__(self, path: Path, encoder: Encoder) -> None:
        self.encoder = encoder
        self.new = 0
        """Texts embedded since it was opened."""
        self.forgotten = False
        """Whether there were others, of another encoder."""
        file = path / NAME
        try:
            self._open(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            for part in path.glob(f"{NAME}*"):  # no database: it holds nothing that cannot be made again
                part.unlink()
            self._open(file)

    def _open(self, file: Path) -> None:
        self.database = sqlite3.connect(file)
        self.database.executescript(_TABLES)
        (known,) = self.database.execute("SELECT max(fingerprint) FROM encoder").fetchone()
        if known != self.encoder.fingerprint:
            self.forgotten = known is not None
            with self.database:
                self.database.execute("DELETE FROM embedded")
                self.database.execute("DELETE FROM encoder")
                self.database.execute("INSERT INTO encoder VALUES (?)", (self.encoder.fingerprint,))

    def missing(self, texts: Iterable[str], pieces: bool) -> list[str]:
        """Name each text once that is not embedded yet, the short ones first: a batch of like lengths wastes least."""
        return sorted((text for text in dict.fromkeys(texts) if self._row("1", text, pieces) is None), key=len)

    def embed(self, texts: Sequence[str], pieces: bool, progress: Callable[[int], object]) -> None:
        """Embed texts and keep them."""
        for start in range(0, len(texts), SLICE):
            some = texts[start : start + SLICE]
            if pieces:
                rows = [
                    (_key(text, True), vector.tobytes(), *(part.tobytes() for part in Quantised.fit(said)))
                    for text, vector, said in zip(some, *self.encoder.encode(some), strict=True)
                ]
            else:
                vectors = self.encoder.vectors(some)
                rows = [(_key(t, False), v.tobytes(), None, None) for t, v in zip(some, vectors, strict=True)]
            with self.database:
                self.database.executemany("INSERT OR REPLACE INTO embedded VALUES (?, ?, ?, ?)", rows)
            self.new += len(some)
            progress(len(some))

    def vectors(self, texts: Sequence[str], pieces: bool) -> NDArray[np.float32]:
        """(texts, dimension)."""
        found = np.empty((len(texts), self.encoder.dimension), np.float32)
        for place, text in enumerate(texts):
            found[place] = np.frombuffer(self._row("vector", text, pieces)[0], np.float32)
        return found

    def quantised(self, texts: Sequence[str]) -> Quantised:
        """Vectors in 8 bits, a slice at a time: there is one for each line of the notes."""
        rows = np.empty((len(texts), self.encoder.dimension), np.int8)
        scales = np.empty(len(texts), np.float32)
        for start in range(0, len(texts), SLICE):
            end = start + len(texts[start : start + SLICE])
            rows[start:end], scales[start:end] = Quantised.fit(self.vectors(texts[start:end], False))
        return Quantised(rows, scales)

    def pieces(self, texts: Iterable[str]) -> Iterator[Quantised]:
        for text in texts:
            rows, scales = self._row("pieces, scales", text, True)
            yield Quantised(
                np.frombuffer(rows, np.int8).reshape(-1, self.encoder.dimension), np.frombuffer(scales, np.float32)
            )

    def piece_counts(self, texts: Iterable[str]) -> list[int]:
        return [self._row("length(scales)", text, True)[0] // 4 for text in texts]

    def keep_only(self, with_pieces: Iterable[str], without: Iterable[str]) -> None:
        """Forget every other text."""
        keys = [(_key(text, True),) for text in with_pieces] + [(_key(text, False),) for text in without]
        with self.database:
            self.database.executemany("INSERT OR IGNORE INTO needed VALUES (?)", keys)
            gone = self.database.execute("DELETE FROM embedded WHERE key NOT IN (SELECT key FROM needed)").rowcount
        if gone:
            self.database.execute("VACUUM")

    def __enter__(self) -> Embeddings:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self.database.close()

    def _row(self, columns: str, text: str, pieces: bool) -> Any:
        """The columns of an embedded text, None where it is not yet one."""
        query = f"SELECT {columns} FROM embedded WHERE key = ?"  # the columns are named in this file
        return self.database.execute(query, (_key(text, pieces),)).fetchone()


def _key(text: str, pieces: bool) -> bytes:
    return sha256((b"p" if pieces else b"v") + text.encode("utf-8", "surrogatepass")).digest()
