"""What ingestion needs of an encoder. `sentence_transformer.py` is the one that is used; tests bring a small one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
MARKERS = 2  # word pieces that a tokenizer adds to a text: [CLS] and [SEP], or what a model has in their place


class Encoder(Protocol):
    """Turns texts into unit vectors, whose inner product is their cosine."""

    @property
    def name(self) -> str:
        """The name or path it was asked for by, as the manifest stores it."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    @property
    def max_pieces(self) -> int:
        """The most word pieces it reads of a text, its `MARKERS` included; the rest of a longer text is ignored."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages it was trained for; empty if it does not say."""

    @property
    def fingerprint(self) -> str:
        """A hash of everything its vectors depend on. Vectors of another fingerprint are never reused."""

    def count_pieces(self, text: str) -> int:
        """Return the number of word pieces of a text, markers not included."""

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: (texts, dimension)."""

    def encode(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Embed texts: (texts, dimension), and for each text the vectors of its word pieces: (pieces, dimension)."""

    def export(self, folder: Path) -> None:
        """Write the files that `QueryEncoder` reads; it must return the vectors that `encode` does.

        Raises `EncoderError` when the model cannot be exported.
        """


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale each row to length one; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)
