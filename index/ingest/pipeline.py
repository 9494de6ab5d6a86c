"""Ingestion: a folder of markdown becomes an index. `ingest` reads aloud as the whole way."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from citewell.index.cut.chunking import chunk_section
from citewell.index.embed.cache import Embeddings
from citewell.index.embed.encoder import DEFAULT_ENCODER, Encoder
from citewell.index.errors import CorpusError, IndexStoreError
from citewell.index.ingest.texts import Texts, texts_of, write_vectors
from citewell.index.read.documents import Skipped, census, changed, read_documents
from citewell.index.read.markdown import parse
from citewell.index.read.questions import find_questions
from citewell.index.search.fields import fields_of, said_by
from citewell.index.search.lexical import Lexical
from citewell.index.search.vocabulary import write_vocabulary
from citewell.index.store.generations import check_files, other_format, publish, remembered, reuse_encoder, write_texts
from citewell.index.store.lock import writing
from citewell.index.store.manifest import Manifest
from citewell.index.types import READABLE, Chunk, Document, Question, text_of


@dataclass
class Report:
    """What an ingestion did."""

    documents: int
    questions: int
    chunks: int
    embedded: int
    """Texts that were new; what an earlier ingestion embedded is taken from it."""
    reused: int
    seconds: float
    warnings: list[Skipped] = field(default_factory=list)


class Progress:
    """What `ingest` tells while it works; a terminal shows a bar, a log lines, a test nothing."""

    def note(self, what: str) -> None: ...

    def start(self, total: int, what: str) -> None: ...

    def advance(self, done: int) -> None: ...

    def finish(self) -> None: ...


def ingest(
    paths: Sequence[Path],
    index: Path,
    encoder: str = DEFAULT_ENCODER,
    progress: Progress | None = None,
    corpus: str = "",
) -> Report:
    """Read, cut, embed and publish. The old index answers until the new one is whole; its other corpora stay in it.

    `corpus` names what is read; no paths: it is taken out. Raises `CorpusError` when there is nothing to read,
    `EncoderError` when the model cannot be used, `IndexStoreError` when the index cannot be written.
    """
    started = time.monotonic()
    progress = progress or Progress()
    with writing(index, progress.note):
        if foreign := other_format(index):
            progress.note(f"The index was written by another version of Citewell ({foreign}): it is built anew.")
        corpora = _with(remembered(index), corpus, paths)
        places = list(chain.from_iterable(corpora.values()))
        seen = census(places)  # before they are read: what changes meanwhile is found stale
        documents, skipped = read_documents(corpora)
        questions, chunks, warnings = cut(documents)
        lines = {document.source: document.lines for document in documents}
        texts = [text_of(lines[chunk.source], chunk.span) for chunk in chunks]
        said = [said_by(chunk, text) for chunk, text in zip(chunks, texts, strict=True)]
        lexical = Lexical.fit([fields_of(*of_one) for of_one in zip(chunks, texts, said, strict=True)])
        model = Encoder(encoder)
        wanted = texts_of(documents, chunks, texts, said, model)
        with Embeddings(index, model) as embeddings:
            embed(wanted, embeddings, progress)
            manifest = Manifest(
                name=_name(corpora),
                encoder=encoder,
                fingerprint=model.fingerprint,
                dimension=model.dimension,
                max_pieces=model.max_pieces,
                corpora={name: [str(path) for path in paths] for name, paths in corpora.items()},
                seen=seen,
                chunks=len(chunks),
                settings={"readable_lines": READABLE},
            )

            def write(folder: Path) -> None:
                write_texts(folder, documents, questions, chunks)
                lexical.save(folder / "lexical")
                write_vectors(folder, wanted, len(chunks), embeddings)
                write_vocabulary(
                    folder, (text for chunk, text in zip(chunks, texts, strict=True) if chunk.parent is None)
                )
                if not reuse_encoder(index, folder, model.fingerprint):
                    model.export(folder)

            publish(index, manifest, write)
            embeddings.keep_only(wanted.parts, [*wanted.gists, *wanted.said])
    return Report(
        documents=len(documents),
        questions=sum(question.listed for question in questions),
        chunks=len(chunks),
        embedded=embeddings.new,
        reused=len({*wanted.parts}) + len({*wanted.gists, *wanted.said}) - embeddings.new,
        seconds=time.monotonic() - started,
        warnings=skipped + warnings,
    )


def cut(documents: Sequence[Document]) -> tuple[list[Question], list[Chunk], list[Skipped]]:
    """Cut documents into questions and these into chunks, numbered through."""
    questions: list[Question] = []
    chunks: list[Chunk] = []
    warnings: list[Skipped] = []
    for document in documents:
        lines = document.lines
        sections = find_questions(parse(lines), document.source, lines)
        if not any(section.question.listed for section in sections):
            warnings.append(Skipped(document.path, "no question found in it"))
        for section in sections:
            questions.append(section.question)
            chunks.extend(chunk_section(section, lines, len(chunks)))
    return questions, chunks, warnings


def embed(texts: Texts, embeddings: Embeddings, progress: Progress) -> None:
    """Embed what was not embedded before."""
    if embeddings.forgotten:
        progress.note("The encoder is another one now: everything is embedded anew.")
    parts = embeddings.missing(texts.parts, pieces=True)
    short = embeddings.missing([*texts.gists, *texts.said], pieces=False)
    progress.start(len(parts) + len(short), "embedding")
    embeddings.embed(parts, True, progress.advance)
    embeddings.embed(short, False, progress.advance)
    progress.finish()


def is_fresh(paths: Sequence[Path], index: Path, encoder: str = DEFAULT_ENCODER, corpus: str = "") -> bool:
    """Whether the index is whole and holds exactly these files as they are now, embedded with this encoder."""
    try:
        _, manifest = check_files(index)
    except IndexStoreError:
        return False
    if manifest.encoder != encoder or manifest.corpora.get(corpus) != [str(path.absolute()) for path in paths]:
        return False
    return changed(manifest.paths, manifest.seen) is None


def _with(corpora: Mapping[str, list[Path]], name: str, paths: Sequence[Path]) -> dict[str, list[Path]]:
    """The corpora after one of them was named anew, or taken out."""
    if not paths and name not in corpora:
        known = ", ".join(filter(None, corpora)) or "none with a name"
        raise CorpusError(f"the index holds no corpus {name!r}; it holds: {known}")
    found = {**corpora, name: [path.absolute() for path in paths]}
    return {known: places for known, places in sorted(found.items()) if places}


def _name(corpora: Mapping[str, Sequence[Path]]) -> str:
    """What people see as the name of it all."""
    named = [name for name in corpora if name]
    for only in corpora.get("", ())[:1]:
        more = len(corpora[""]) > 1
        named.insert(0, f"{len(corpora[''])} folders" if more else (only.stem if only.is_file() else only.name))
    return ", ".join(named)
