"""Open the index in a folder, or of notes, which are ingested first."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import platformdirs

from citewell.index import DEFAULT_ENCODER, Encoder, Index, load_index, published


def open_index(path: Path, encoder: str | Encoder = DEFAULT_ENCODER) -> Index:
    """Return the index in a folder. For a folder or file of notes, return theirs, which is brought up to date first.

    The index of notes is in the user's cache. Raise `IndexStoreError` when there is nothing at the path or the index
    is damaged, `CorpusError` when there are no notes.
    """
    path = path.expanduser().absolute()
    if not path.exists() or (path.is_dir() and published(path)):
        return load_index(path)
    from citewell.index import ingest, is_fresh  # load what only ingestion needs, and every answer imports this file

    index_dir = cached_index_dir(path)
    if not is_fresh([path], index_dir, encoder if isinstance(encoder, str) else encoder.name):
        ingest([path], index_dir, encoder)
    return load_index(index_dir)


def cached_index_dir(path: Path) -> Path:
    """Return the folder of the index of notes."""
    return platformdirs.user_cache_path("citewell") / f"{path.name}-{sha256(str(path).encode()).hexdigest()[:8]}"
