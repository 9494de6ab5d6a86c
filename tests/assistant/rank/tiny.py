"""An index of four chunks with hand-made vectors, and one query.

The vectors are written in three dimensions and turned into 4,096: quantised, their cosines differ by .02 at most.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from citewell.assistant.types import Query
from citewell.index import Analyser, Chunk, Document, Encoded, Fields, Index, Span
from citewell.index.embed.query_encoder import QueryEncoder
from citewell.index.search.dense import Dense
from citewell.index.search.late_interaction import Pieces
from citewell.index.search.lexical import Lexical
from citewell.index.search.line_vectors import LineVectors
from citewell.index.search.quantised import Quantised
from citewell.index.search.retrievers import Retrievers
from citewell.index.search.vocabulary import Vocabulary
from citewell.index.store.manifest import Manifest

QUERY = Query("what keel", "lay_keel", ("keel", "zebra"), wants_explanation=True)
DIMENSION = 4096
TURN = np.linalg.qr(np.random.default_rng(0).normal(size=(DIMENSION, 3)))[0].T.astype(np.float32)
ENCODED = Encoded(TURN[0], TURN, ["what", "kee", "##l"])

SECTION, PARAGRAPH, FUNCTION, COMMENT = range(4)


def chunk(
    number: int, span: Span, kind: str, parent: int | None, symbol: str = "", *, searchable: bool = True
) -> Chunk:
    path = ("Q1: What is a keel?", symbol) if symbol else ("Q1: What is a keel?",)
    return Chunk(
        id=number, source="a.md", span=span, kind=kind, question=path[0], heading_path=path,  # type: ignore[arg-type]
        language="", symbol=symbol, tokens=1, sha256="", parent=parent, searchable=searchable,
        defines="function" if symbol else "",
    )  # fmt: skip


CHUNKS = [
    chunk(SECTION, Span(1, 125), "prose", None, searchable=False),
    chunk(PARAGRAPH, Span(2, 2), "prose", SECTION),
    chunk(FUNCTION, Span(4, 123), "code", SECTION, "lay_keel"),
    chunk(COMMENT, Span(5, 6), "code", FUNCTION),
]
FIELDS = [
    Fields(name="", place="", comment="", body=""),
    Fields(name="", place="keel", comment="", body="keel beam ship"),
    Fields(name="lay keel", place="keel", comment="lay keel", body="lay keel ship ship"),
    Fields(name="", place="keel", comment="", body="ship"),
]


class Encoder(QueryEncoder):
    """Encode every text as `ENCODED`."""

    def __init__(self) -> None:
        pass

    def encode(self, text: str) -> Encoded:
        return ENCODED


def tiny_index(folder: Path) -> Index:
    """Return the index. `folder` keeps its word pieces."""
    owners = np.array([PARAGRAPH, FUNCTION, COMMENT], np.int32)
    pieces = [vectors((1, 0, 0), (0, 0.6, 0.8)), vectors((0.6, 0.8, 0)), vectors((0, 0, 1))]
    Pieces.write(
        folder, map(Quantised.fit, pieces), owners.tolist(), [len(part) for part in pieces], len(CHUNKS), DIMENSION
    )
    return Index(
        index_dir=folder,
        generation_dir=folder,
        manifest=Manifest("a", "tiny", "", DIMENSION, 9, {}, {}, len(CHUNKS), {}),
        documents=[Document("a.md", "/a.md", "line\n" * 125, "")],
        questions=[],
        chunks=CHUNKS,
        analyser=Analyser(),
        retrievers=Retrievers(
            lexical=Lexical.fit([[Analyser().terms(field) for field in fields] for fields in FIELDS]),
            texts=Dense.fit(vectors((0.8, 0.6, 0), (0.6, 0, 0.8), (0.28, 0.96, 0)), owners, len(CHUNKS)),
            summaries=Dense.fit(vectors((0.6, 0.8, 0), (1, 0, 0), (0, 0.6, 0.8)), owners, len(CHUNKS)),
            pieces=Pieces.load(folder),
            lines=LineVectors.fit(Quantised.fit(vectors((0.6, 0.8, 0), (0.28, 0.96, 0))), [1, 4]),  # lines 2 and 5
        ),
        vocabulary=cast(Vocabulary, None),
        encoder=Encoder(),
    )


def vectors(*rows: tuple[float, float, float]) -> NDArray[np.float32]:
    return np.array(rows, np.float32) @ TURN
