"""Ingesting again: what is embedded, what an interruption costs, who waits for whom, and a disk that is full."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from citewell.assistant import answer
from citewell.index import CorpusError, Index, load_index
from citewell.index.embed.cache import NAME, Embeddings
from citewell.index.embed.encoder import Encoder
from citewell.index.errors import IndexUnwritable
from citewell.index.ingest.pipeline import Progress, ingest
from citewell.index.store.lock import writing
from tests.conftest import WriteNotes

CITEWELL = [sys.executable, "-P", "-c", "from citewell.assistant.commands.cli import main; main()"]
SHIPS = (
    "# Q1: What is a keel?\n\nThe keel is the beam along the bottom of a ship.\n\nIt carries the frames of the hull.\n"
)
BREAD = "# Q2: What is a leaven?\n\nA leaven is dough that makes other dough rise.\n"


def rows(index: Path) -> int:
    with suppress(sqlite3.OperationalError):  # not there yet
        database = sqlite3.connect(f"file:{index / NAME}?mode=ro", uri=True)
        count: int = database.execute("SELECT count(*) FROM embedded").fetchone()[0]
        database.close()
        return count
    return 0


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
    process: subprocess.Popen[str] = subprocess.Popen(
        [*CITEWELL, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )
    return process


def test_only_what_changed_is_embedded(
    notes: WriteNotes, one_encoder: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded: list[str] = []
    embed = Embeddings.embed

    def spy(self: Embeddings, texts: Sequence[str], *rest: Any) -> None:
        embedded.extend(texts)
        embed(self, texts, *rest)

    monkeypatch.setattr(Embeddings, "embed", spy)
    folder, index = notes({"a.md": SHIPS, "b.md": BREAD}), tmp_path / "index"
    first = ingest([folder], index)
    assert (first.embedded, first.reused) == (rows(index), 0)
    again = ingest([folder], index)
    assert (again.embedded, again.reused) == (0, first.embedded)
    notes({"a.md": SHIPS.replace("carries the frames", "bears the ribs")})
    embedded.clear()
    changed = ingest([folder], index)
    assert len(embedded) == changed.embedded > 0
    assert all("ribs" in text for text in embedded)
    assert changed.embedded + changed.reused == rows(index)


def test_what_was_deleted_never_answers_again_and_is_forgotten(
    notes: WriteNotes, one_encoder: None, tmp_path: Path
) -> None:
    folder, index = notes({"a.md": SHIPS, "b.md": BREAD}), tmp_path / "index"
    ingest([folder], index)
    before = rows(index)
    notes({"a.md": SHIPS.replace("\n\nIt carries the frames of the hull.", "")})
    (folder / "b.md").unlink()
    ingest([folder], index)
    found = answer("what carries the frames of the hull? leaven dough", (), load_index(index))
    assert not any("frames" in passage.text or "dough" in passage.text for passage in found.passages)
    assert rows(index) < before


def test_another_encoder_embeds_everything_anew(encoder: Encoder, tmp_path: Path) -> None:
    texts = ["one text", "another text"]
    with Embeddings(tmp_path, encoder) as embeddings:
        embeddings.embed(texts, False, lambda done: None)
        assert not embeddings.forgotten
    other = Encoder.__new__(Encoder)
    other.__dict__ |= {"fingerprint": "of another"}
    with Embeddings(tmp_path, other) as embeddings:
        assert embeddings.forgotten
        assert embeddings.missing(texts, pieces=False) == ["one text", "another text"]


def test_embeddings_that_are_no_database_are_made_again(notes: WriteNotes, one_encoder: None, tmp_path: Path) -> None:
    folder, index = notes({"a.md": SHIPS}), tmp_path / "index"
    first = ingest([folder], index)
    (index / NAME).write_bytes(b"not a database" * 100)
    assert ingest([folder], index).embedded == first.embedded


def test_a_kept_vector_is_the_vector(encoder: Encoder, tmp_path: Path) -> None:
    texts = ["a text", "def f():\n    pass", "a"]
    with Embeddings(tmp_path, encoder) as embeddings:
        embeddings.embed(texts, True, lambda done: None)
        vectors, by_text = encoder.encode(texts)
        assert (embeddings.vectors(texts, True) == vectors).all()
        assert embeddings.piece_counts(texts) == [len(pieces) for pieces in by_text]
        for kept, pieces in zip(embeddings.pieces(texts), by_text, strict=True):
            assert ((kept.rows * kept.scales[:, None] * pieces).sum(axis=1) > 0.999).all()


def test_killed_at_any_moment_the_old_index_answers_and_nothing_is_embedded_twice(
    notes: WriteNotes, one_encoder: None, tmp_path: Path
) -> None:
    folder, index = notes({"a.md": SHIPS}), tmp_path / "index"
    ingest([folder], index)
    old = load_index(index).chunks
    notes({"b.md": BREAD + "\n" + "\n\n".join(f"Loaf number {n} rises in oven {n * 7}." for n in range(1500))})
    moments = random.Random()
    kept = rows(index)
    for _ in range(4):
        process = start("ingest", folder, "--index", index)
        enough = kept + moments.randrange(1200)
        deadline = time.monotonic() + 60
        while rows(index) <= enough and process.poll() is None and time.monotonic() < deadline:
            time.sleep(moments.random() / 5)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if process.returncode == 0:
            break  # it was done before it was shot
        assert rows(index) >= kept
        kept = rows(index)
        assert load_index(index).chunks == old
    left = ingest([folder], index)
    assert left.embedded + kept == rows(index) or process.returncode == 0
    assert len(load_index(index).documents) == 2
    assert len([path for path in index.iterdir() if path.is_dir()]) == 1


def test_a_second_ingestion_waits_and_says_for_whom(notes: WriteNotes, one_encoder: None, tmp_path: Path) -> None:
    folder, index = notes({"a.md": SHIPS}), tmp_path / "index"
    with writing(index):
        process = start("ingest", folder, "--index", index)
        assert process.stderr
        assert process.stderr.readline().startswith(f"Process {os.getpid()} is writing the index at {index}; waiting")
        assert process.poll() is None
    assert process.communicate(timeout=60)[0].startswith("1 document, ")


def test_a_full_disk_leaves_the_old_index_whole(notes: WriteNotes, one_encoder: None, tmp_path: Path) -> None:
    folder, index = notes({"a.md": SHIPS}), tmp_path / "index"
    ingest([folder], index)
    old = load_index(index).chunks
    notes({"b.md": BREAD + "\n" + "\n\n".join(f"Loaf number {n} rises." for n in range(1500))})

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    process = start("ingest", folder, "--index", index, preexec_fn=small_disk)
    said = process.communicate(timeout=120)[1].splitlines()[-1]
    assert process.returncode == 1
    assert said.startswith(f"Error: the index at {index} cannot be written, what was there is as it was: ")
    assert load_index(index).chunks == old


def test_an_error_while_publishing_is_one_line(notes: WriteNotes, tmp_path: Path) -> None:
    with pytest.raises(IndexUnwritable, match="no space"), writing(tmp_path / "index"):
        raise OSError(28, "no space")


def test_corpora_stand_side_by_side(notes: WriteNotes, one_encoder: None, tmp_path: Path) -> None:
    folder, index = notes({"sea/a.md": SHIPS, "oven/a.md": BREAD, "more/b.md": SHIPS}), tmp_path / "index"
    ingest([folder / "sea"], index)
    ingest([folder / "oven"], index, corpus="baking")
    ingest([folder / "more"], index)
    loaded = load_index(index)
    assert list(loaded.documents) == ["b.md", "baking/a.md"]
    assert loaded.manifest.name == "more, baking"
    loaded.check_fresh()
    ingest([], index, corpus="baking")
    assert list(load_index(index).documents) == ["b.md"]
    with pytest.raises(CorpusError, match="holds no corpus 'baking'; it holds: none with a name"):
        ingest([], index, corpus="baking")


def test_an_index_of_another_format_is_built_anew_with_all_its_corpora(
    notes: WriteNotes, one_encoder: None, tmp_path: Path
) -> None:
    folder, path = notes({"sea/a.md": SHIPS, "oven/baking.md": BREAD}), tmp_path / "index"
    ingest([folder / "sea"], path)
    ingest([folder / "oven"], path, corpus="baking")
    loaded: Index = load_index(path)
    manifest = loaded.generation_dir / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {loaded.manifest.format}', '"format": 1'))
    told: list[str] = []

    class Told(Progress):
        def note(self, what: str) -> None:
            told.append(what)

    ingest([folder / "sea"], path, progress=Told())
    assert "baking/baking.md" in load_index(path).documents
    (said,) = told
    assert said.startswith("The index was written by another version of Citewell (its format is 1,")
