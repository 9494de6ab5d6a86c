"""Ingestion in a process of its own: its events, its result, its errors, its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.index import (
    BackgroundIngestion,
    CorpusError,
    Event,
    IndexMissing,
    IngestionStopped,
    Step,
    ingest,
    load_index,
)
from tests.conftest import WriteNotes

NOTE = "# Q1: What is a keel?\n\nThe keel is the beam along the bottom of a ship.\n"


@pytest.fixture
def index_dir(notes: WriteNotes, tiny_model: Path, tmp_path: Path) -> Path:
    ingest([notes({"a.md": NOTE})], tmp_path / "index", str(tiny_model))
    return tmp_path / "index"


def test_it_sends_events_and_returns_the_report(index_dir: Path, notes: WriteNotes) -> None:
    notes({"b.md": NOTE.replace("Q1", "Q2").replace("keel", "spine")})
    events: list[Event] = []
    report = BackgroundIngestion(index_dir).run(events.append)
    assert report
    assert (report.documents, report.embedded > 0) == (2, True)
    steps = [event for event in events if isinstance(event, Step)]
    assert [steps[0].done, steps[-1].done] == [0, report.embedded]
    assert len(load_index(index_dir).documents) == 2


def test_it_does_nothing_when_nothing_changed(index_dir: Path) -> None:
    assert BackgroundIngestion(index_dir).run() is None


def test_errors_arrive_as_they_are_raised(index_dir: Path, notes: WriteNotes, tmp_path: Path) -> None:
    (notes({}) / "a.md").unlink()
    with pytest.raises(CorpusError, match="no markdown could be read"):
        BackgroundIngestion(index_dir).run()
    with pytest.raises(IndexMissing, match="there is no index at") as raised:
        BackgroundIngestion(tmp_path / "nowhere").run()
    assert raised.value.index_dir == tmp_path / "nowhere"


def test_it_can_be_stopped(index_dir: Path, notes: WriteNotes) -> None:
    notes({"b.md": NOTE.replace("keel", "spine")})
    ingestion = BackgroundIngestion(index_dir)
    ingestion.stop()  # before it runs: nothing to stop
    with pytest.raises(IngestionStopped, match="without a result"):
        ingestion.run(lambda event: ingestion.stop())
    assert len(load_index(index_dir).documents) == 1
