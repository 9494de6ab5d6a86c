"""Ingestion again and again: what is embedded, what an interruption costs, a full disk, several corpora."""

from __future__ import annotations

import json
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
from citewell.index import CorpusError, Event, Index, Note, load_index
from citewell.index.embed.cache import NAME
from citewell.index.ingestion.pipeline import ingest, ingest_again
from citewell.index.store.lock import write_lock
from tests.conftest import ROOT, WriteNotes
from tests.hash_encoder import HashEncoder

CITEWELL = [sys.executable, "-P", "-c", "from citewell.assistant.commands.cli import main; main()"]
INGEST = """
import sys
from pathlib import Path
from citewell.index import ingest
from tests.hash_encoder import HashEncoder
ingest([Path(sys.argv[1])], Path(sys.argv[2]), HashEncoder())
"""
SHIPS = (
    "# Q1: What is a keel?\n\nThe keel is the beam along the bottom of a ship.\n\nIt carries the frames of the hull.\n"
)
BREAD = "# Q2: What is a leaven?\n\nA leaven is dough that makes other dough rise.\n"


def rows(index_dir: Path) -> int:
    with suppress(sqlite3.OperationalError):  # not there yet
        database = sqlite3.connect(f"file:{index_dir / NAME}?mode=ro", uri=True)
        count: int = database.execute("SELECT count(*) FROM vectors").fetchone()[0]
        database.close()
        return count
    return 0


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
    return run([*CITEWELL, *map(str, arguments)], **options)


def run(command: Sequence[str], **options: Any) -> subprocess.Popen[str]:
    process: subprocess.Popen[str] = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )
    return process


class Recorder(HashEncoder):
    """Keeps the texts it embeds."""

    def __init__(self) -> None:
        super().__init__()
        self.embedded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Any:
        self.embedded += texts
        return super().encode(texts)


def test_only_changed_text_is_embedded(notes: WriteNotes, tmp_path: Path) -> None:
    encoder = Recorder()
    folder, index_dir = notes({"a.md": SHIPS, "b.md": BREAD}), tmp_path / "index"
    first = ingest([folder], index_dir, encoder)
    assert (first.embedded, first.reused) == (rows(index_dir), 0)
    again = ingest([folder], index_dir, encoder)
    assert (again.embedded, again.reused) == (0, first.embedded)
    notes({"a.md": SHIPS.replace("carries the frames", "bears the ribs")})
    encoder.embedded.clear()
    changed = ingest([folder], index_dir, encoder)
    assert len(encoder.embedded) == changed.embedded > 0
    assert all("ribs" in text for text in encoder.embedded)
    assert changed.embedded + changed.reused == rows(index_dir)


def test_deleted_text_is_never_returned_again_and_its_vectors_are_deleted(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    folder, index_dir = notes({"a.md": SHIPS, "b.md": BREAD}), tmp_path / "index"
    ingest([folder], index_dir, hash_encoder)
    before = rows(index_dir)
    notes({"a.md": SHIPS.replace("\n\nIt carries the frames of the hull.", "")})
    (folder / "b.md").unlink()
    ingest([folder], index_dir, hash_encoder)
    found = answer("what carries the frames of the hull? leaven dough", (), load_index(index_dir))
    assert not any("frames" in passage.text or "dough" in passage.text for passage in found.passages)
    assert rows(index_dir) < before


def test_another_encoder_replaces_all_vectors_and_says_so(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    folder, index_dir = notes({"a.md": SHIPS}), tmp_path / "index"
    first = ingest([folder], index_dir, hash_encoder)
    events: list[Event] = []
    second = ingest([folder], index_dir, HashEncoder("other", seed=1), events.append)
    assert second.embedded == first.embedded
    assert Note("The encoder differs from the one of the index: all texts are embedded again.") in events
    assert load_index(index_dir).manifest.encoder == "other"


def test_a_cache_that_is_not_a_database_is_computed_again(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    folder, index_dir = notes({"a.md": SHIPS}), tmp_path / "index"
    first = ingest([folder], index_dir, hash_encoder)
    (index_dir / NAME).write_bytes(b"not a database" * 100)
    assert ingest([folder], index_dir, hash_encoder).embedded == first.embedded


def test_killed_at_any_moment_the_old_index_answers_and_nothing_is_embedded_twice(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path
) -> None:
    folder, index_dir = notes({"a.md": SHIPS}), tmp_path / "index"
    ingest([folder], index_dir, hash_encoder)
    old = load_index(index_dir).chunks
    notes({"b.md": BREAD + "\n" + "\n\n".join(f"Loaf number {n} rises in oven {n * 7}." for n in range(1500))})
    moments = random.Random()
    kept = rows(index_dir)
    for _ in range(4):
        process = run([sys.executable, "-c", INGEST, str(folder), str(index_dir)], cwd=ROOT)
        enough = kept + moments.randrange(1200)
        deadline = time.monotonic() + 60
        while rows(index_dir) <= enough and process.poll() is None and time.monotonic() < deadline:
            time.sleep(moments.random() / 50)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if process.returncode == 0:
            break  # it was done before the signal came
        assert rows(index_dir) >= kept
        kept = rows(index_dir)
        assert load_index(index_dir).chunks == old
    last = ingest([folder], index_dir, hash_encoder)
    assert last.embedded + kept == rows(index_dir) or process.returncode == 0
    assert len(load_index(index_dir).documents) == 2
    assert len([path for path in index_dir.iterdir() if path.is_dir()]) == 1


def test_a_second_ingestion_waits_and_names_the_first_process(
    notes: WriteNotes, tiny_model: Path, tmp_path: Path
) -> None:
    folder, index_dir = notes({"a.md": SHIPS}), tmp_path / "index"
    with write_lock(index_dir):
        process = start("ingest", folder, "--index", index_dir, "--encoder", tiny_model)
        assert process.stderr
        line = process.stderr.readline()
        assert line.startswith(f"Process {os.getpid()} is writing the index at {index_dir}; waiting")
        assert process.poll() is None
    assert process.communicate(timeout=300)[0].startswith("1 document, ")


def test_ctrl_c_ends_an_ingestion_that_waits(notes: WriteNotes, tmp_path: Path) -> None:
    index_dir = tmp_path / "index"
    with write_lock(index_dir):
        process = start("ingest", notes({"a.md": SHIPS}), "--index", index_dir)
        assert process.stderr
        assert "waiting" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=120) == 1
        assert "Traceback" not in process.communicate()[1]


def test_a_full_disk_leaves_the_old_index_unchanged(
    notes: WriteNotes, hash_encoder: HashEncoder, tiny_model: Path, tmp_path: Path
) -> None:
    folder, index_dir = notes({"a.md": SHIPS}), tmp_path / "index"
    ingest([folder], index_dir, hash_encoder)
    old = load_index(index_dir).chunks
    notes({"b.md": BREAD + "\n" + "\n\n".join(f"Loaf number {n} rises." for n in range(1500))})

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    process = start("ingest", folder, "--index", index_dir, "--encoder", tiny_model, preexec_fn=small_disk)
    last_line = process.communicate(timeout=300)[1].splitlines()[-1]
    assert process.returncode == 1
    assert last_line.startswith(f"Error: cannot write the index at {index_dir} (")
    assert "the previous index is unchanged" in last_line
    assert load_index(index_dir).chunks == old


def test_corpora_stand_side_by_side(notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path) -> None:
    folder, index_dir = notes({"sea/a.md": SHIPS, "oven/a.md": BREAD, "more/b.md": SHIPS}), tmp_path / "index"
    ingest([folder / "sea"], index_dir, hash_encoder)
    ingest([folder / "oven"], index_dir, hash_encoder, corpus="baking")
    ingest([folder / "more"], index_dir, hash_encoder)
    loaded = load_index(index_dir)
    assert list(loaded.documents) == ["b.md", "baking/a.md"]
    assert loaded.manifest.name == "more, baking"
    loaded.check_fresh()
    ingest([], index_dir, hash_encoder, corpus="baking")
    assert list(load_index(index_dir).documents) == ["b.md"]
    with pytest.raises(CorpusError, match="holds no corpus 'baking'; it holds: none with a name"):
        ingest([], index_dir, hash_encoder, corpus="baking")


OTHER_VERSIONS = [
    ("format", 1, "The index was written by another version of Citewell (its format is 1,"),
    ("analyser", "0", "The index was written by another version of Citewell (its analyser is '0',"),
]


@pytest.mark.parametrize(("entry", "value", "said"), OTHER_VERSIONS)
def test_an_index_of_another_version_is_built_anew_with_all_its_corpora(
    notes: WriteNotes, hash_encoder: HashEncoder, tmp_path: Path, entry: str, value: object, said: str
) -> None:
    folder, index_dir = notes({"sea/a.md": SHIPS, "oven/baking.md": BREAD}), tmp_path / "index"
    ingest([folder / "sea"], index_dir, hash_encoder)
    ingest([folder / "oven"], index_dir, hash_encoder, corpus="baking")
    loaded: Index = load_index(index_dir)
    manifest = loaded.generation_dir / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {entry: value}))
    events: list[Event] = []
    ingest([folder / "sea"], index_dir, hash_encoder, events.append)
    assert "baking/baking.md" in load_index(index_dir).documents
    (note,) = [event for event in events if isinstance(event, Note)]
    assert note.message.startswith(said)


def test_everything_is_read_again_with_the_encoder_of_the_index(
    notes: WriteNotes, tiny_model: Path, tmp_path: Path
) -> None:
    folder, index_dir = notes({"a.md": SHIPS}), tmp_path / "index"
    ingest([folder], index_dir, str(tiny_model))
    assert ingest_again(index_dir) is None
    notes({"b.md": BREAD})
    report = ingest_again(index_dir)
    assert report
    assert report.documents == 2
    assert load_index(index_dir).manifest.encoder == str(tiny_model)
