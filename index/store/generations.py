"""The index on disk: written aside, published by one atomic rename, checked when it is loaded.

DIR/current          names the generation that answers
DIR/<generation>/    manifest.json, documents, chunks, lexical/, vectors, encoder.onnx ...
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from citewell.index.embed.query_encoder import FILES, QueryEncoder
from citewell.index.errors import IndexDamaged, IndexForeign, IndexMissing, IndexStoreError
from citewell.index.read.documents import fingerprint as fingerprint_of
from citewell.index.search.retrievers import Retrievers
from citewell.index.search.vocabulary import Vocabulary
from citewell.index.store.index import Index
from citewell.index.store.lock import LOCK
from citewell.index.store.manifest import NAME, Manifest, UnreadableManifest, checksums
from citewell.index.types import Chunk, Document, Question, Span

CURRENT = "current"
SMALL = 16 * 1024 * 1024  # bytes: what a single question has checked, it takes 10 ms


def publish(path: Path, manifest: Manifest, write: Callable[[Path], None]) -> None:
    """Write a new generation with `write`, then make it the current one. Until the rename the old one answers."""
    aside = Path(tempfile.mkdtemp(prefix="new-", dir=path))
    try:
        write(aside)
        manifest.files.update(checksums(aside))
        manifest.save(aside)
        pointer = aside / CURRENT
        pointer.write_text(aside.name, encoding="utf-8")
        pointer.replace(path / CURRENT)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    for other in path.iterdir():
        if other.is_dir() and other != aside:
            shutil.rmtree(other, ignore_errors=True)


def write_texts(
    folder: Path, documents: Sequence[Document], questions: Sequence[Question], chunks: Sequence[Chunk]
) -> None:
    for name, rows in (("documents", documents), ("questions", questions), ("chunks", chunks)):
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(row)) + "\n" for row in rows)


def published(path: Path) -> str:
    """The name of the generation that answers; nothing where none was published."""
    with suppress(OSError):
        return (path / CURRENT).read_text(encoding="utf-8", errors="replace").strip()
    return ""


def load_manifest(path: Path) -> tuple[Path, Manifest]:
    """Find the current generation and read what it says of itself."""
    if not path.exists():
        raise IndexMissing(path)
    if not (path / CURRENT).is_file():
        if path.is_dir() and (not any(path.iterdir()) or (path / LOCK).exists()):
            raise IndexMissing(path)
        raise IndexForeign(path, "it was written by something else, name another place")
    folder = path / published(path)
    if not (folder / NAME).is_file():
        raise IndexDamaged(path, f"{NAME} is missing")
    try:
        return folder, Manifest.load(folder)
    except (json.JSONDecodeError, UnicodeDecodeError, UnreadableManifest) as error:
        raise IndexDamaged(path, f"{NAME} cannot be read") from error
    except ValueError as error:
        raise IndexForeign(path, str(error)) from error


def other_format(path: Path) -> str | None:
    """What makes the index at `path` one of another version, if it is one."""
    try:
        load_manifest(path)
    except IndexForeign as error:
        return str(error.__cause__) if error.__cause__ else None
    except IndexStoreError:
        return None
    return None


def remembered(path: Path) -> dict[str, list[Path]]:
    """What was ingested into the index at `path`, by name, as far as its manifest can be read whatever its format."""
    with suppress(OSError, ValueError, AttributeError):
        corpora = json.loads((path / published(path) / NAME).read_text(encoding="utf-8")).get("corpora", {})
        return {str(name): [Path(place) for place in places] for name, places in corpora.items()}
    return {}


def reuse_encoder(path: Path, folder: Path, fingerprint: str) -> bool:
    """Take the exported encoder of the generation before into a new one, when it is the same and whole."""
    try:
        old, manifest = load_manifest(path)
    except IndexStoreError:
        return False
    if manifest.fingerprint != fingerprint or any(fingerprint_of(old / f) != manifest.files.get(f) for f in FILES):
        return False
    for name in FILES:
        shutil.copyfile(old / name, folder / name)
    return True


def check_files(path: Path, thorough: bool = True) -> tuple[Path, Manifest]:
    """Hold every file of the index at `path` against its checksum; unless `thorough`, the large ones not.

    Raises as `load_index` does.
    """
    folder, manifest = load_manifest(path)
    for name, checksum in manifest.files.items():
        file = folder / name
        if not file.is_file():
            raise IndexDamaged(path, f"{name} is missing")
        if (thorough or file.stat().st_size < SMALL) and fingerprint_of(file) != checksum:
            raise IndexDamaged(path, f"{name} is not what was written")
    return folder, manifest


def load_index(path: Path, thorough: bool = True) -> Index:
    """Load the index at `path`, checked as `check_files` does; unless `thorough`, for a single question.

    Raises `IndexMissing`, `IndexDamaged` or `IndexForeign`, each with a line that says what to run.
    """
    folder, manifest = check_files(path, thorough)
    try:
        chunks = [
            Chunk(**row | {"span": Span(**row["span"]), "heading_path": tuple(row["heading_path"])})
            for row in _rows(folder / "chunks.jsonl")
        ]
        return Index(
            index_dir=path,
            generation_dir=folder,
            manifest=manifest,
            documents=[Document(**row) for row in _rows(folder / "documents.jsonl")],
            questions=[Question(**row | {"span": Span(**row["span"])}) for row in _rows(folder / "questions.jsonl")],
            chunks=chunks,
            retrievers=Retrievers.load(folder, len(chunks)),
            vocabulary=Vocabulary.load(folder),
            encoder=QueryEncoder(folder, manifest.max_pieces, once=not thorough),
        )
    except Exception as error:  # each library has errors of its own for a file that went or is not what it was
        raise IndexDamaged(path, (str(error) or repr(error)).splitlines()[0]) from error


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
