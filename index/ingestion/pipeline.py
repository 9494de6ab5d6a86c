"""Ingestion: folders of markdown become an index. `ingest` shows the whole pipeline."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from citewell.index.cut.chunking import chunk_section
from citewell.index.embed.cache import VectorCache
from citewell.index.embed.encoder import DEFAULT_ENCODER, Encoder
from citewell.index.errors import CorpusError, IndexStoreError
from citewell.index.ingestion.encoders import opened_encoder
from citewell.index.ingestion.events import Note, OnEvent, StepCounter, ignore
from citewell.index.ingestion.generation import write_generation
from citewell.index.ingestion.languages import unknown_languages, with_languages
from citewell.index.ingestion.texts import Texts, texts_of
from citewell.index.read.documents import Skipped, printable, read_documents
from citewell.index.read.sections import sections_of
from citewell.index.read.snapshot import census, changed
from citewell.index.search.fields import prepare_all
from citewell.index.store.generations import check_files, load_manifest, new_generation, other_version, remembered
from citewell.index.store.lock import write_lock
from citewell.index.store.manifest import Manifest, display_name
from citewell.index.types import READABLE, Chunk, Document, Question


@dataclass(frozen=True, slots=True)
class Report:
    """The result of an ingestion."""

    documents: int
    questions: int
    sections: int
    """Listed sections that are no questions."""
    chunks: int
    embedded: int
    """Texts that were embedded by this ingestion."""
    reused: int
    """Texts whose vectors an earlier ingestion computed."""
    seconds: float
    warnings: list[Skipped] = field(default_factory=list)
    """Files that were left out, or read with a reservation."""


def ingest(
    paths: Sequence[Path],
    index_dir: Path,
    encoder: str | Encoder = DEFAULT_ENCODER,
    on_event: OnEvent = ignore,
    corpus: str = "",
) -> Report:
    """Read markdown files and folders into the index at `index_dir`, which stays usable until the new one replaces it.

    `corpus` names what is read; other corpora of the index are kept and read again. Without `paths` the corpus is
    removed. Raises `CorpusError` when there is nothing to read, `EncoderError` when the model cannot be used,
    `IndexStoreError` when the index cannot be written.
    """
    started = time.monotonic()
    with write_lock(index_dir, lambda message: on_event(Note(message))):
        if difference := other_version(index_dir):
            on_event(Note(f"The index was written by another version of Citewell ({difference}): it is built anew."))
        corpora = _with_corpus(remembered(index_dir), corpus, paths)
        files_seen = census([*chain.from_iterable(corpora.values())])  # before reading: a later change makes it stale
        read, skipped = read_documents(corpora)
        documents = with_languages(read)
        questions, chunks, warnings = cut(documents)
        if not any(chunk.searchable for chunk in chunks):
            raise CorpusError("the notes hold no text that could answer, only titles; write something below a heading")
        prepared = prepare_all(chunks, documents)
        opened = opened_encoder(encoder, index_dir) if isinstance(encoder, str) else nullcontext(encoder)
        with opened as model, VectorCache(index_dir, model) as vectors:
            if sentence := unknown_languages(documents, model):
                on_event(Note(sentence))
            texts = texts_of(documents, prepared, model)
            embed(texts, vectors, on_event)
            manifest = Manifest(
                name=display_name(corpora),
                encoder=model.name,
                encoder_fingerprint=model.fingerprint,
                dimension=model.dimension,
                max_pieces=model.max_pieces,
                corpora={name: [str(path) for path in paths] for name, paths in corpora.items()},
                files_seen=files_seen,
                chunk_count=len(chunks),
                settings={"readable_lines": READABLE},
                encoder_languages=sorted(model.languages),
            )
            with new_generation(index_dir, manifest) as folder:
                write_generation(folder, documents, questions, prepared, texts, vectors)
                model.export(folder)
            vectors.keep_only(texts.with_pieces, texts.without_pieces)
    return Report(
        documents=len(documents),
        questions=sum(question.is_question for question in questions),
        sections=sum(question.listed and not question.is_question for question in questions),
        chunks=len(chunks),
        embedded=vectors.added,
        reused=len({*texts.with_pieces}) + len({*texts.without_pieces}) - vectors.added,
        seconds=time.monotonic() - started,
        warnings=skipped + warnings,
    )


def ingest_again(index_dir: Path, on_event: OnEvent = ignore) -> Report | None:
    """Read everything in an index again, with its own encoder; return None when nothing changed.

    Raises as `ingest` does, and `IndexMissing` when there is no index.
    """
    _, manifest = load_manifest(index_dir)
    corpus, paths = min(remembered(index_dir).items())  # `ingest` reads the others too
    if is_fresh(paths, index_dir, manifest.encoder, corpus):
        return None
    return ingest(paths, index_dir, manifest.encoder, on_event, corpus)


def is_fresh(paths: Sequence[Path], index_dir: Path, encoder: str = DEFAULT_ENCODER, corpus: str = "") -> bool:
    """Return whether the index is undamaged and holds these files as they are now, embedded with this encoder."""
    try:
        _, manifest = check_files(index_dir)
    except IndexStoreError:
        return False
    if manifest.encoder != encoder or manifest.corpora.get(corpus) != [str(path.absolute()) for path in paths]:
        return False
    return changed(manifest.paths, manifest.files_seen) is None


def cut(documents: Sequence[Document]) -> tuple[list[Question], list[Chunk], list[Skipped]]:
    """Cut documents into questions and these into chunks, numbered from 0; name the documents without a question."""
    questions: list[Question] = []
    chunks: list[Chunk] = []
    warnings: list[Skipped] = []
    only_sections: list[Document] = []
    for document in documents:
        lines = document.lines
        sections = sections_of(document)
        if not any(section.question.listed for section in sections):
            warnings.append(Skipped(printable(Path(document.path)), "no question found in it"))
        elif not any(section.question.is_question for section in sections):
            only_sections.append(document)
        for section in sections:
            questions.append(section.question)
            chunks.extend(chunk_section(section, lines, len(chunks)))
    if only_sections:
        warnings.append(_only_sections(only_sections, len(documents)))
    return questions, chunks, warnings


def _only_sections(without: Sequence[Document], documents: int) -> Skipped:
    """Return one warning for all documents that have sections but no question: notes of any kind may have none."""
    first = printable(Path(without[0].path))
    if len(without) == 1:
        return Skipped(first, "no question found in it, only sections")
    named = f"no question found in them, only sections; the first is {first}"
    return Skipped(f"{len(without)} of {documents} documents", named)


def embed(texts: Texts, vectors: VectorCache, on_event: OnEvent = ignore) -> None:
    """Embed the texts that are not in the cache."""
    if vectors.was_cleared:
        on_event(Note("The encoder differs from the one of the index: all texts are embedded again."))
    with_pieces = vectors.missing(texts.with_pieces, True)
    without_pieces = vectors.missing(texts.without_pieces, False)
    counter = StepCounter("embedding", len(with_pieces) + len(without_pieces), on_event)
    vectors.add(with_pieces, True, counter.advance)
    vectors.add(without_pieces, False, counter.advance)


def _with_corpus(corpora: Mapping[str, list[Path]], name: str, paths: Sequence[Path]) -> dict[str, list[Path]]:
    """Return the corpora with one of them added, replaced or, without paths, removed."""
    if not paths and name not in corpora:
        known = ", ".join(filter(None, corpora)) or "none with a name"
        raise CorpusError(f"the index holds no corpus {name!r}; it holds: {known}")
    changed_corpora = {**corpora, name: [path.absolute() for path in paths]}
    return {name: paths for name, paths in sorted(changed_corpora.items()) if paths}
