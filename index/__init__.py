"""Markdown to a searchable index on disk. Imports nothing of `assistant` or `web`."""

from index.errors import (
    CitewellError,
    CorpusError,
    EncoderError,
    IndexDamaged,
    IndexForeign,
    IndexMissing,
    IndexStale,
    IndexStoreError,
)
from index.index import Index
from index.store import load_index
from index.types import Chunk, Document, Question, Span

__all__ = [
    "Chunk",
    "CitewellError",
    "CorpusError",
    "Document",
    "EncoderError",
    "Index",
    "IndexDamaged",
    "IndexForeign",
    "IndexMissing",
    "IndexStale",
    "IndexStoreError",
    "Question",
    "Span",
    "load_index",
]
