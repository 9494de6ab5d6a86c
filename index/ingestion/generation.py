"""Write the files of one generation of an index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citewell.index.embed.cache import VectorCache
from citewell.index.ingestion.texts import ChunkText, Texts
from citewell.index.search.analyser import Analyser
from citewell.index.search.dense import Dense
from citewell.index.search.fields import Prepared, terms_of, texts_once
from citewell.index.search.late_interaction import Pieces
from citewell.index.search.lexical import Lexical
from citewell.index.search.line_vectors import LineVectors
from citewell.index.search.vocabulary import write_vocabulary
from citewell.index.store.records import write_records
from citewell.index.types import Document, Question


def write_generation(
    folder: Path,
    documents: Sequence[Document],
    questions: Sequence[Question],
    chunks: Sequence[Prepared],
    texts: Texts,
    vectors: VectorCache,
) -> None:
    """Write what `load_index` reads, except for the encoder and the manifest.

    `vectors` holds the vectors of all `texts`.
    """
    analyser = Analyser.of_documents(documents)
    analyser.save(folder)
    write_records(folder / "documents.jsonl", documents)
    write_records(folder / "questions.jsonl", questions)
    write_records(folder / "chunks.jsonl", [prepared.chunk for prepared in chunks])
    Lexical.fit(terms_of(chunks, documents, analyser)).save(folder / "lexical")
    write_vocabulary(folder, texts_once(chunks))
    _write_vectors(folder, len(chunks), texts, vectors)


def _write_vectors(folder: Path, chunk_count: int, texts: Texts, vectors: VectorCache) -> None:
    parts, lines = texts.with_pieces, texts.lines
    owners = _owners(texts.parts)
    Dense.fit(vectors.vectors(parts, True), owners, chunk_count).save(folder / "dense")
    summaries = vectors.vectors([summary.text for summary in texts.summaries], False)
    Dense.fit(summaries, _owners(texts.summaries), chunk_count).save(folder / "summaries")
    line_vectors = vectors.quantised([line.text for line in lines])
    LineVectors.fit(line_vectors, [line.number for line in lines]).save(folder / "lines")
    Pieces.write(
        folder / "pieces",
        vectors.pieces(parts),
        owners.tolist(),
        vectors.piece_counts(parts),
        chunk_count,
        vectors.encoder.dimension,
    )


def _owners(texts: Sequence[ChunkText]) -> NDArray[np.int32]:
    return np.array([text.chunk_id for text in texts], np.int32)
