"""What can go wrong, by what the caller can do about it.

CitewellError
+-- CorpusError          nothing to ingest: name other paths
+-- EncoderError         the model cannot be used: name another
+-- IndexStoreError      the index cannot be used: ingest again
    +-- IndexMissing
    +-- IndexStale
    +-- IndexDamaged
    +-- IndexForeign
    +-- IndexUnwritable
"""

from pathlib import Path


class CitewellError(Exception):
    """Its message is one line for a person: what is wrong and what to do."""


class CorpusError(CitewellError):
    """There is nothing to ingest."""


class EncoderError(CitewellError):
    """The model is missing, is not what it claims to be, or cannot be exported."""


class IndexStoreError(CitewellError):
    """The index at `path` cannot be used."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{problem}; run: citewell ingest --index {path}")
        self.path = path


class IndexMissing(IndexStoreError):
    def __init__(self, path: Path) -> None:
        super().__init__(path, f"there is no index at {path}")


class IndexStale(IndexStoreError):
    """A document was changed, added or taken away since the index was built."""

    def __init__(self, path: Path, document: str) -> None:
        super().__init__(path, f"the index at {path} is out of date: {document}")


class IndexDamaged(IndexStoreError):
    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, f"the index at {path} is damaged: {problem}")


class IndexUnwritable(IndexStoreError):
    """The disk is full, or will not be written for another reason. What was there before is as it was."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, f"the index at {path} cannot be written, what was there is as it was: {problem}")


class IndexForeign(IndexStoreError):
    """Something is there that this version of Citewell did not write."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, f"{path} holds no index of this version of Citewell: {problem}")
