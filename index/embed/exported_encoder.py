"""The encoder at ingestion: the exported model on ONNX Runtime, a text on each core at a time.

Texts are not batched: a batch is padded to its longest text and waits for its slowest operation. On two cores, 408
texts of 50,805 word pieces took 6.7 s one by one, 12.2 s in batches of 32, and 10.7 s in sentence-transformers' own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citewell.index.embed.query_encoder import FILES, Encoded, QueryEncoder


@dataclass(frozen=True, slots=True)
class EncoderFacts:
    """What is known of an exported model beside its files; see `Encoder`."""

    name: str
    fingerprint: str
    dimension: int
    max_pieces: int
    languages: frozenset[str]


class ExportedEncoder:
    """An `Encoder` over the files that `export_model` wrote to a folder."""

    def __init__(self, folder: Path, facts: EncoderFacts) -> None:
        self.name = facts.name
        self.fingerprint = facts.fingerprint
        self.dimension = facts.dimension
        self.max_pieces = facts.max_pieces
        self.languages = facts.languages
        self._folder = folder
        self._one_text = QueryEncoder(folder, facts.max_pieces, threads=1)
        self._special = {str(token) for token in self._one_text.tokenizer.get_added_tokens_decoder().values()}
        self._counting = QueryEncoder.tokenizer_of(folder)

    def count_pieces(self, text: str) -> int:
        """Return the number of word pieces of a text, markers not included."""
        return len(self._counting.encode(text, add_special_tokens=False).ids)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: (texts, dimension)."""
        return self._stacked([encoded.vector for encoded in self._encoded(texts)])

    def encode(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Embed texts: (texts, dimension), and for each text the vectors of its word pieces: (pieces, dimension).

        Word pieces without a letter or digit are left out, as in ColBERT: they are half of all pieces of code, and
        ok@1 does not depend on them (0.739 with them, 0.737 without).
        """
        encoded = [*self._encoded(texts)]
        return self._stacked([one.vector for one in encoded]), [self._words(one) for one in encoded]

    def export(self, folder: Path) -> None:
        """Copy the files of the model, which `QueryEncoder` reads, to another folder."""
        for name in FILES:
            shutil.copyfile(self._folder / name, folder / name)

    def _encoded(self, texts: Sequence[str]) -> Iterator[Encoded]:
        with ThreadPoolExecutor(cores()) as pool:  # ONNX Runtime releases the interpreter's lock
            yield from pool.map(self._one_text.encode, texts)

    def _words(self, encoded: Encoded) -> NDArray[np.float32]:
        is_word = [token not in self._special and any(map(str.isalnum, token)) for token in encoded.tokens]
        words: NDArray[np.float32] = encoded.pieces[np.array(is_word, bool)]
        return words

    def _stacked(self, vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
        return np.array(vectors, np.float32).reshape(-1, self.dimension)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
