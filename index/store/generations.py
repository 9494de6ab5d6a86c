"""The index on disk: written to a new folder, published by one atomic rename, verified when it is loaded.

DIR/current          names the published generation
DIR/<generation>/    manifest.json, documents, chunks, lexical/, vectors, encoder.onnx ...
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from citewell.index.embed.query_encoder import FILES, QueryEncoder
from citewell.index.errors import IndexDamaged, IndexForeign, IndexMissing, IndexStoreError
from citewell.index.read.snapshot import fingerprint as sha256_of
from citewell.index.search.analyser import Analyser
from citewell.index.search.retrievers import Retrievers
from citewell.index.search.vocabulary import Vocabulary
from citewell.index.store.index import Index
from citewell.index.store.lock import LOCK
from citewell.index.store.manifest import NAME, Manifest, UnreadableManifest, checksums
from citewell.index.store.records import read_chunks_file, read_documents_file, read_questions_file

CURRENT = "current"
QUICK_CHECK_BYTES = 16 * 1024 * 1024  # files up to this size are verified even for a single question: it takes 10 ms


@contextmanager
def new_generation(index_dir: Path, manifest: Manifest) -> Iterator[Path]:
    """Give a folder to write a generation to; publish it when the block ends, delete it when the block fails.

    Until then the previous generation is served.
    """
    folder = Path(tempfile.mkdtemp(prefix="new-", dir=index_dir))
    try:
        yield folder
        manifest.checksums.update(checksums(folder))
        manifest.save(folder)
        pointer = folder / CURRENT
        pointer.write_text(folder.name, encoding="utf-8")
        pointer.replace(index_dir / CURRENT)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    for other in index_dir.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other, ignore_errors=True)


def published(index_dir: Path) -> str:
    """Return the name of the published generation; empty if none was published."""
    with suppress(OSError):
        return (index_dir / CURRENT).read_text(encoding="utf-8", errors="replace").strip()
    return ""


def load_manifest(index_dir: Path) -> tuple[Path, Manifest]:
    """Return the folder of the published generation and its manifest.

    Raises `IndexMissing`, `IndexDamaged` or `IndexForeign`.
    """
    if not index_dir.exists():
        raise IndexMissing(index_dir)
    if not (index_dir / CURRENT).is_file():
        if index_dir.is_dir() and (not any(index_dir.iterdir()) or (index_dir / LOCK).exists()):
            raise IndexMissing(index_dir)
        raise IndexForeign(index_dir, "it was written by another program, name another folder")
    folder = index_dir / published(index_dir)
    if not (folder / NAME).is_file():
        raise IndexDamaged(index_dir, f"{NAME} is missing")
    try:
        return folder, Manifest.load(folder)
    except (json.JSONDecodeError, UnicodeDecodeError, UnreadableManifest) as error:
        raise IndexDamaged(index_dir, f"{NAME} cannot be read") from error
    except ValueError as error:
        raise IndexForeign(index_dir, str(error)) from error


def other_version(index_dir: Path) -> str | None:
    """Return how an index that another version of Citewell wrote differs from this one; None for any other."""
    try:
        load_manifest(index_dir)
    except IndexForeign as error:
        return str(error.__cause__) if error.__cause__ else None
    except IndexStoreError:
        return None
    return None


def remembered(index_dir: Path) -> dict[str, list[Path]]:
    """Return the paths that were ingested, by the name of their corpus, also from a manifest of another version."""
    with suppress(OSError, ValueError, AttributeError):
        manifest = json.loads((index_dir / published(index_dir) / NAME).read_text(encoding="utf-8"))
        return {str(name): [Path(path) for path in paths] for name, paths in manifest.get("corpora", {}).items()}
    return {}


def intact_encoder(index_dir: Path, fingerprint: str) -> tuple[Path, Manifest] | None:
    """Return the folder and the manifest of the published generation if its encoder is this one and undamaged."""
    try:
        folder, manifest = load_manifest(index_dir)
        unchanged = all(sha256_of(folder / name) == manifest.checksums.get(name) for name in FILES)
    except IndexStoreError:
        return None
    return (folder, manifest) if unchanged and manifest.encoder_fingerprint == fingerprint else None


def check_files(index_dir: Path, thorough: bool = True) -> tuple[Path, Manifest]:
    """Verify the checksum of every file of the published generation; without `thorough`, only of small files.

    Raises `IndexMissing`, `IndexDamaged` or `IndexForeign`.
    """
    folder, manifest = load_manifest(index_dir)
    for name, checksum in manifest.checksums.items():
        file = folder / name
        if not file.is_file():
            raise IndexDamaged(index_dir, f"{name} is missing")
        if (thorough or file.stat().st_size < QUICK_CHECK_BYTES) and sha256_of(file) != checksum:
            raise IndexDamaged(index_dir, f"{name} is not what was written")
    return folder, manifest


def load_index(index_dir: Path, thorough: bool = True) -> Index:
    """Load the published generation. Without `thorough` it loads faster, for a single question.

    Raises `IndexMissing`, `IndexDamaged` or `IndexForeign`.
    """
    folder, manifest = check_files(index_dir, thorough)
    try:
        chunks = read_chunks_file(folder / "chunks.jsonl")
        analyser = Analyser.load(folder)
        return Index(
            index_dir=index_dir,
            generation_dir=folder,
            manifest=manifest,
            documents=read_documents_file(folder / "documents.jsonl"),
            questions=read_questions_file(folder / "questions.jsonl"),
            chunks=chunks,
            analyser=analyser,
            retrievers=Retrievers.load(folder, len(chunks)),
            vocabulary=Vocabulary.load(folder, analyser),
            encoder=QueryEncoder(folder, manifest.max_pieces, once=not thorough),
        )
    except Exception as error:  # every library has its own errors for a file that is missing or damaged
        raise IndexDamaged(index_dir, (str(error) or repr(error)).splitlines()[0]) from error
