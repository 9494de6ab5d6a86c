"""Corpora that questions are judged on: folders of notes, which are ingested first, or indexes."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from citewell.assistant.settings import Settings
from citewell.index import CorpusError, Index, ingest, is_fresh, load_index, published

INDEXES = "judged"
"""Folder beside your index that holds those of judged corpora."""


@cache
def index_of(path: Path) -> Index:
    """Return the index at a path, or of the notes at it, which are ingested if they changed.

    Raise `CorpusError` if there is neither.
    """
    if not path.is_dir():
        raise CorpusError(f"{path} is not a folder; name one of notes, or an index")
    if published(path):
        return load_index(path)
    return load_index(_ingested(path.resolve()))


def judged_dir() -> Path:
    """Return the folder that holds the indexes of judged corpora."""
    return Settings.from_env().index_dir / INDEXES


def _ingested(notes: Path) -> Path:
    """Return the index of a folder of notes, up to date."""
    name = f"{notes.name}-{sha256(str(notes).encode()).hexdigest()[:8]}"
    index_dir = judged_dir() / name
    if not is_fresh([notes], index_dir):
        ingest([notes], index_dir)
    return index_dir
