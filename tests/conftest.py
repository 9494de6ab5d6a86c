"""An index of the corpus with the default encoder, built once; indexes of a few notes with a fast one, for one test.

The processes of pytest-xdist share what takes long to make: the first that needs it makes it, under a lock.
"""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp

import pytest
from filelock import FileLock

from citewell.index import Index, ingest, load_index
from citewell.index.embed.cache import NAME as VECTORS
from citewell.index.embed.encoder import DEFAULT_ENCODER
from citewell.index.embed.exported_encoder import ExportedEncoder
from citewell.index.embed.sentence_transformer import export_model
from citewell.index.store.lock import write_lock
from tests.hash_encoder import HashEncoder
from tests.tiny_model import save_tiny_model

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
FACTS = "facts.pickle"  # beside the files of the exported encoder

WriteNotes = Callable[[Mapping[str, str | bytes]], Path]
Ingest = Callable[[Mapping[str, str | bytes]], Path]


def made_once(path: Path, make: Callable[[Path], object]) -> Path:
    """Return a path once `make` has made it, in this process or another one."""
    with FileLock(f"{path}.lock"):
        if not path.exists():
            made = Path(mkdtemp(dir=path.parent))
            make(made)
            made.rename(path)
    return path


@pytest.fixture(scope="session")
def shared_path(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A temporary folder of this run of the tests, the same one for all processes of pytest-xdist."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def encoder(shared_path: Path) -> ExportedEncoder:
    """The default encoder, which takes seconds to export. For tests of what its vectors mean."""
    folder = made_once(shared_path / "encoder", _export)
    return ExportedEncoder(folder, pickle.loads((folder / FACTS).read_bytes()))


def _export(folder: Path) -> None:
    (folder / FACTS).write_bytes(pickle.dumps(export_model(DEFAULT_ENCODER, folder)))


@pytest.fixture(scope="session")
def hash_encoder() -> HashEncoder:
    """A fast encoder without meaning, for all other tests."""
    return HashEncoder()


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model that loads at once, for tests of the command line: it takes models by path."""
    return save_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture(scope="session")
def index_path(shared_path: Path, request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Path:
    """The folder of the index of the corpus that comes with Citewell. Copy it before you change it.

    Embedding the corpus takes minutes; pytest's own cache keeps the vectors from one run to the next.
    """
    assert pytestconfig.cache
    kept = pytestconfig.cache.mkdir("corpus") / VECTORS

    def make(path: Path) -> None:
        with write_lock(path):
            if kept.exists():
                shutil.copy(kept, path)
        ingest([CORPUS], path, request.getfixturevalue("encoder"))
        shutil.copy(path / VECTORS, kept)

    return made_once(shared_path / "index", make)


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
def ingested(notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path) -> Ingest:
    """Write a few notes, ingest them with the fast encoder and return the folder of their index."""

    def ingest_notes(files: Mapping[str, str | bytes]) -> Path:
        ingest([notes(files)], tmp_path / "index", hash_encoder)
        return tmp_path / "index"

    return ingest_notes


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is marked `own_thread` in a thread of its own."""
    if pyfuncitem.get_closest_marker("own_thread") is None:
        return None
    fixtures = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    with ThreadPoolExecutor(1) as pool:
        pool.submit(pyfuncitem.obj, **fixtures).result()
    return True
