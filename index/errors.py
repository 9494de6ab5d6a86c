"""The errors of this package, by what the caller can do about them.

CitewellError
+-- CorpusError          nothing to ingest: name other paths
+-- EncoderError         the model cannot be used: name another
+-- IngestionStopped     a background ingestion ended without a result: start it again
+-- IndexStoreError      the index cannot be used: ingest again
    +-- IndexMissing
    +-- IndexStale
    +-- IndexDamaged
    +-- IndexForeign
    +-- IndexUnwritable
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


class CitewellError(Exception):
    """Its message is one line for a person: what is wrong and what to do."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the message and the attributes: an error may have other arguments than its message."""
        return _restored, (type(self), self.args, self.__dict__)


class CorpusError(CitewellError):
    """There is nothing to ingest."""


class EncoderError(CitewellError):
    """The model is missing, has other weights than expected, or cannot be exported."""


class IngestionStopped(CitewellError):
    """A background ingestion was stopped, or its process ended unexpectedly."""


class IndexStoreError(CitewellError):
    """The index in `index_dir` cannot be used."""

    def __init__(self, index_dir: Path, problem: str) -> None:
        super().__init__(f"{problem}; run: citewell ingest --index {index_dir}")
        self.index_dir = index_dir


class IndexMissing(IndexStoreError):
    """No index was ever published there."""

    def __init__(self, index_dir: Path) -> None:
        super().__init__(index_dir, f"there is no index at {index_dir}")


class IndexStale(IndexStoreError):
    """A document was changed, added or deleted after the index was built."""

    def __init__(self, index_dir: Path, change: str) -> None:
        super().__init__(index_dir, f"the index at {index_dir} is out of date: {change}")


class IndexDamaged(IndexStoreError):
    """Files of the index are missing or differ from their checksums."""

    def __init__(self, index_dir: Path, problem: str) -> None:
        super().__init__(index_dir, f"the index at {index_dir} is damaged: {problem}")


class IndexUnwritable(IndexStoreError):
    """The disk is full or cannot be written. The previous index is unchanged."""

    def __init__(self, index_dir: Path, problem: str) -> None:
        super().__init__(
            index_dir, f"cannot write the index at {index_dir} ({problem}); the previous index is unchanged"
        )


class IndexForeign(IndexStoreError):
    """The folder holds something that this version of Citewell did not write."""

    def __init__(self, index_dir: Path, problem: str) -> None:
        super().__init__(index_dir, f"{index_dir} holds no index of this version of Citewell: {problem}")


def _restored(kind: type[CitewellError], args: tuple[Any, ...], attributes: dict[str, Any]) -> CitewellError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(attributes)
    return error
