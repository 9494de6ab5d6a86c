"""The retrievers of one index, loaded together."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citewell.index.search.dense import Dense
from citewell.index.search.late_interaction import Pieces
from citewell.index.search.lexical import Lexical
from citewell.index.search.line_vectors import LineVectors


class Retrievers(NamedTuple):
    """Everything that scores chunks against a query."""

    lexical: Lexical
    """BM25 by field."""
    texts: Dense
    """Vectors of the chunks' text, several for a chunk longer than the encoder's window."""
    summaries: Dense
    """One vector for each chunk's names and first words."""
    pieces: Pieces
    """Vectors of the chunks' word pieces, for late interaction."""
    lines: LineVectors
    """Vectors of the descriptive lines, prose by sentence."""

    def only(self, chunks: NDArray[np.int64], lines: NDArray[np.int64], lexical: Lexical) -> Retrievers:
        """Return the retrievers of some chunks, ascending, with these as the first ones, and of their documents' lines.

        `lines` are the numbers of the lines, ascending, counted from 0 through all documents. BM25 depends on all
        chunks, so `lexical` is made anew.
        """
        return Retrievers(
            lexical=lexical,
            texts=self.texts.only(chunks),
            summaries=self.summaries.only(chunks),
            pieces=self.pieces.only(chunks),
            lines=self.lines.only(lines),
        )

    @classmethod
    def load(cls, folder: Path, chunks: int) -> Retrievers:
        """Load the retrievers of a generation that has so many chunks."""
        return cls(
            lexical=Lexical.load(folder / "lexical", chunks),
            texts=Dense.load(folder / "dense", chunks),
            summaries=Dense.load(folder / "summaries", chunks),
            pieces=Pieces.load(folder / "pieces"),
            lines=LineVectors.load(folder / "lines"),
        )
