"""The index on disk: what it says of itself, how it breaks, how it is replaced."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from citewell.index import (
    Index,
    IndexDamaged,
    IndexForeign,
    IndexMissing,
    IndexStale,
    IndexStoreError,
    load_index,
)
from citewell.index.embed.cache import NAME as VECTORS
from citewell.index.ingestion.pipeline import ingest
from citewell.index.search.analyser import FILE as ANALYSER_FILE
from citewell.index.store.generations import CURRENT, load_manifest, new_generation
from citewell.index.store.lock import LOCK
from citewell.index.store.manifest import FORMAT, NAME, checksums
from tests.conftest import CORPUS, Ingest, WriteNotes
from tests.hash_encoder import HashEncoder
from tests.index.read.test_documents import GOOD

Break = Callable[[Path], object]


def generation(path: Path) -> Path:
    return path / (path / CURRENT).read_text().strip()


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))


def empty(path: Path) -> None:
    shutil.rmtree(path)
    path.mkdir()


def foreign(path: Path) -> None:
    empty(path)
    (path / "a.txt").touch()


def a_file(path: Path) -> None:
    shutil.rmtree(path)
    path.touch()


def rewrite_manifest(path: Path, **changes: object) -> None:
    file = generation(path) / NAME
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


def test_the_manifest_says_what_the_index_holds(index: Index) -> None:
    manifest = index.manifest
    (source,) = CORPUS.glob("*.md")
    assert (manifest.format, manifest.encoder, manifest.dimension, manifest.max_pieces) == (
        FORMAT,
        "all-MiniLM-L6-v2",
        384,
        256,
    )
    assert manifest.corpora == {"": [str(CORPUS)]}
    assert {path: seen[2] for path, seen in manifest.files_seen.items()} == {
        str(source): sha256(source.read_bytes()).hexdigest()
    }
    assert manifest.chunk_count == len(index.chunks)
    assert manifest.settings
    assert manifest.name


def test_the_manifest_has_a_checksum_of_every_file(index_path: Path) -> None:
    folder, manifest = load_manifest(index_path)
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert set(manifest.checksums) == files - {NAME}
    assert {
        name
        for name, checksum in manifest.checksums.items()
        if sha256((folder / name).read_bytes()).hexdigest() != checksum
    } == set()


BROKEN: list[tuple[str, Break, type[IndexStoreError], str]] = [
    ("nothing is there", shutil.rmtree, IndexMissing, "there is no index at"),
    ("only an empty folder is there", empty, IndexMissing, "there is no index at"),
    ("an ingestion never ended", lambda p: (p / CURRENT).unlink(), IndexMissing, "there is no index at"),
    ("other files are there", foreign, IndexForeign, "holds no index of"),
    ("a file is there", a_file, IndexForeign, "holds no index of"),
    ("its format is another", lambda p: rewrite_manifest(p, format=FORMAT + 1), IndexForeign, f"not {FORMAT}"),
    ("its format is not said", lambda p: rewrite_manifest(p, format=None), IndexForeign, f"not {FORMAT}"),
    ("its analyser is another", lambda p: rewrite_manifest(p, analyser="0"), IndexForeign, "its analyser is '0', not"),
    ("the manifest has a field too many", lambda p: rewrite_manifest(p, more=1), IndexForeign, "manifest"),
    ("the manifest is missing", lambda p: (generation(p) / NAME).unlink(), IndexDamaged, "manifest.json is missing"),
    (
        "the manifest is garbage",
        lambda p: (generation(p) / NAME).write_text("{"),
        IndexDamaged,
        "manifest.json cannot be read",
    ),
    (
        "the manifest is not text",
        lambda p: (generation(p) / NAME).write_bytes(b"\xff"),
        IndexDamaged,
        "manifest.json cannot be read",
    ),
    ("the manifest lists no files", lambda p: rewrite_manifest(p, checksums=None), IndexDamaged, "damaged"),
    (
        "the pointer leads nowhere",
        lambda p: (p / CURRENT).write_text("elsewhere"),
        IndexDamaged,
        "manifest.json is missing",
    ),
    ("the pointer is empty", lambda p: (p / CURRENT).write_text(""), IndexDamaged, "damaged"),
    ("the pointer is not text", lambda p: (p / CURRENT).write_bytes(b"\xff\xfe"), IndexDamaged, "damaged"),
    (
        "a file is missing",
        lambda p: (generation(p) / "questions.jsonl").unlink(),
        IndexDamaged,
        "questions.jsonl is missing",
    ),
    (
        "a byte of the chunks is flipped",
        lambda p: flip(generation(p) / "chunks.jsonl"),
        IndexDamaged,
        "chunks.jsonl is not what",
    ),
    (
        "a byte of the encoder is flipped",
        lambda p: flip(generation(p) / "encoder.onnx"),
        IndexDamaged,
        "encoder.onnx is not what",
    ),
    (
        "a byte of the pieces is flipped",
        lambda p: flip(generation(p) / "pieces" / "rows.npy"),
        IndexDamaged,
        "pieces/rows.npy is not what",
    ),
    (
        "a file is cut short",
        lambda p: (generation(p) / "pieces" / "rows.npy").write_bytes(b""),
        IndexDamaged,
        "pieces/rows.npy is not what",
    ),
]


@pytest.fixture(scope="module")
def small(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "notes").mkdir()
    (folder / "notes" / "a.md").write_text(GOOD)
    ingest([folder / "notes"], folder / "index", hash_encoder)
    return folder / "index"


@pytest.mark.parametrize(
    ("breaks", "error", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_an_index_that_cannot_be_used_says_why_and_what_to_run(
    small: Path, tmp_path: Path, breaks: Break, error: type[IndexStoreError], message: str
) -> None:
    path = tmp_path / "index"
    shutil.copytree(small, path)
    breaks(path)
    with pytest.raises(IndexStoreError) as raised:
        load_index(path)
    said = str(raised.value)
    assert type(raised.value) is error
    assert message in said
    assert said.endswith(f"run: citewell ingest --index {path}")
    assert "\n" not in said


CHANGES: list[tuple[str, Break]] = [
    ("a file changed", lambda folder: (folder / "a.md").write_text(GOOD + "more\n")),
    ("a file went", lambda folder: (folder / "a.md").unlink()),
    ("a file came", lambda folder: (folder / "b.md").write_text(GOOD)),
]


@pytest.mark.parametrize("change", [case[1] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_a_stale_index_says_so(ingested: Ingest, tmp_path: Path, change: Break) -> None:
    index = load_index(ingested({"a.md": GOOD, "z.md": "# Q9: Z\n\nz"}))
    index.check_fresh()
    change(tmp_path / "notes")
    with pytest.raises(IndexStale, match="is out of date") as raised:
        index.check_fresh()
    assert str(raised.value).endswith(f"run: citewell ingest --index {index.index_dir}")
    assert "\n" not in str(raised.value)


def test_a_failing_publication_leaves_the_old_index_answering(ingested: Ingest) -> None:
    path = ingested({"a.md": GOOD})
    before = {p.relative_to(path) for p in path.rglob("*")}

    def fail() -> None:
        with new_generation(path, load_index(path).manifest) as folder:
            (folder / "half").write_text("written")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        fail()
    assert {p.relative_to(path) for p in path.rglob("*")} == before
    assert [question.title for question in load_index(path).questions] == ["Q1: A"]


def test_a_new_generation_replaces_the_old_one_and_leaves_nothing_of_it(ingested: Ingest) -> None:
    path = ingested({"a.md": GOOD})
    old = generation(path)
    ingested({"a.md": "# Q2: B\n\nb"})
    assert [question.title for question in load_index(path).questions] == ["Q2: B"]
    assert not old.exists()
    assert {p.name for p in path.iterdir()} == {CURRENT, LOCK, VECTORS, generation(path).name}


def test_an_index_that_was_loaded_answers_on_after_it_was_replaced(ingested: Ingest) -> None:
    path = ingested({"a.md": GOOD})
    index = load_index(path)
    ingested({"a.md": "# Q2: B\n\nb"})
    (chunk,) = [c for c in index.chunks if c.searchable]
    assert index.text(chunk) == GOOD.rstrip("\n")
    assert len(index.late_interaction(index.encode("answer").pieces, [chunk])) == 1


def test_nothing_is_written_where_other_files_live(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear")
    with pytest.raises(IndexForeign, match="it holds other files"):
        ingest([notes({"a.md": GOOD})], home, hash_encoder)
    assert [p.name for p in home.iterdir()] == ["letter.txt"]


def test_ingesting_again_stores_the_same(ingested: Ingest) -> None:
    files = {"a.md": GOOD, "b.md": "# Q2: B\n\n```python\ndef f():\n    pass\n```\n"}
    first, second = load_index(ingested(files)), load_index(ingested(files))
    assert first.chunks == second.chunks
    assert first.questions == second.questions
    assert first.manifest.checksums == second.manifest.checksums


def test_queries_are_cut_with_the_stop_words_of_the_index(ingested: Ingest) -> None:
    """A later version with another list must not drop terms that the chunks have."""
    path = ingested({"a.md": GOOD})
    assert load_index(path).terms("about the keel") == ["keel"]
    file = generation(path) / ANALYSER_FILE
    file.write_text('[{"code": "en", "stop_words": ["the"]}]')
    rewrite_manifest(path, checksums=checksums(generation(path)))
    index = load_index(path)
    assert index.terms("about the keel") == ["about", "keel"]
