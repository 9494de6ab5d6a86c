"""The real corpus, ingested once; small corpora written for one test. Both with the real encoder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from citewell.index import Index, load_index
from citewell.index.embed.encoder import DEFAULT_ENCODER, Encoder
from citewell.index.embed.query_encoder import FILES
from citewell.index.ingest import pipeline as build

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"

WriteNotes = Callable[[Mapping[str, str | bytes]], Path]
Ingest = Callable[[Mapping[str, str | bytes]], Path]


class ExportedOnce(Encoder):
    """The encoder as it is; a model already exported in this session is copied instead of exported again."""

    exported: Path | None = None

    def export(self, folder: Path) -> None:
        if self.exported is None:
            super().export(folder)
            return
        for name in FILES:
            shutil.copy(self.exported / name, folder)


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> ExportedOnce:
    """The default encoder, which takes seconds to load and to export."""
    loaded = ExportedOnce(DEFAULT_ENCODER)
    folder = tmp_path_factory.mktemp("exported")
    loaded.export(folder)
    loaded.exported = folder
    return loaded


@pytest.fixture(scope="session")
def one_encoder(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let every ingestion of this process share the session's encoder; other models load as they are."""

    @cache
    def load(name: str = DEFAULT_ENCODER) -> Encoder:
        if name == DEFAULT_ENCODER:
            return request.getfixturevalue("encoder")  # type: ignore[no-any-return]
        return Encoder(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "Encoder", load)
        yield


@pytest.fixture(scope="session")
def index_path(one_encoder: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the corpus that comes with Citewell. Not to be changed; copy it first."""
    path = tmp_path_factory.mktemp("corpus") / "index"
    build.ingest([CORPUS], path)
    return path


@pytest.fixture(scope="session")
def index(index_path: Path) -> Index:
    return load_index(index_path)


@pytest.fixture
def notes(tmp_path: Path) -> WriteNotes:
    """Write files by name, text or bytes, and return the folder that holds them."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "notes"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write


@pytest.fixture
def ingested(notes: WriteNotes, one_encoder: None, tmp_path: Path) -> Ingest:
    """Write a small corpus, ingest it and return the folder of its index."""

    def ingest(files: Mapping[str, str | bytes]) -> Path:
        path = tmp_path / "index"
        build.ingest([notes(files)], path)
        return path

    return ingest
