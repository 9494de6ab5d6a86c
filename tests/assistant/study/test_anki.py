"""The Anki package, imported into Anki itself."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from citewell.assistant.study.anki import write_anki
from citewell.assistant.study.cards import cards_of
from citewell.index import load_index
from tests.conftest import Ingest

PNG = b"\x89PNG\r\n\x1a\n"
NOTES: dict[str, str | bytes] = {
    "ships/hull.md": "---\ntags: [sea, '#wood']\n---\n\n# Ships\n\n## Below the water\n\n"
    "### Q1: What is a <keel> & a plank?\n\n**Difficulty:** Easy\n\n"
    "The *backbone*:\n\n```python\nkeel = 1 < 2\n```\n\n![A keel](keel.png) [elsewhere](../tea.md)\n",
    "ships/keel.png": PNG,
    "tea.md": "# Tea\n\n## Q1: How long does tea brew?\n\nTwo minutes.\n\n## Q2: Is it safe?\n\nYes.\n",
}


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def imported(collection: Collection, ingested: Ingest, notes: dict[str, str | bytes], tmp_path: Path) -> Any:
    index = load_index(ingested(notes))
    write_anki(cards_of(index), index, tmp_path / "notes.apkg")
    request = ImportAnkiPackageRequest(
        package_path=str(tmp_path / "notes.apkg"), options=ImportAnkiPackageOptions(with_scheduling=True)
    )
    return collection.import_anki_package(request).log


def notes_of(collection: Collection) -> dict[str, dict[str, str]]:
    """Return the fields of each note, by its question."""
    found = [dict(collection.get_note(note).items()) for note in collection.find_notes("")]
    return {fields["Question"]: fields for fields in found}


def test_anki_imports_every_question_with_its_answer(collection: Collection, ingested: Ingest, tmp_path: Path) -> None:
    log = imported(collection, ingested, NOTES, tmp_path)
    assert len(log.new) == collection.note_count() == collection.card_count() == 3
    keel = notes_of(collection)["What is a &lt;keel&gt; &amp; a plank?"]
    assert "<em>backbone</em>" in keel["Answer"]
    assert "&lt;" in keel["Answer"]
    assert keel["Source"] == "ships/hull.md:9-19"
    decks = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert {"Citewell::ships::hull", "Citewell::tea"} <= decks
    (note,) = collection.find_notes("tag:Easy")
    assert set(collection.get_note(note).tags) == {"ships", "Below-the-water", "Easy", "sea", "wood"}


def test_images_of_the_notes_are_in_the_package(collection: Collection, ingested: Ingest, tmp_path: Path) -> None:
    imported(collection, ingested, NOTES, tmp_path)
    (name,) = (path.name for path in (tmp_path / "collection.media").iterdir())
    assert (tmp_path / "collection.media" / name).read_bytes() == PNG
    assert f'src="{name}"' in notes_of(collection)["What is a &lt;keel&gt; &amp; a plank?"]["Answer"]


def test_what_is_imported_again_updates_the_notes_and_adds_none(
    collection: Collection, ingested: Ingest, tmp_path: Path
) -> None:
    imported(collection, ingested, NOTES, tmp_path)
    (card,) = collection.find_cards("brew")
    collection.sched.set_due_date([card], "5")
    due = collection.get_card(card).due
    edited = NOTES | {"tea.md": str(NOTES["tea.md"]).replace("Two minutes", "Three minutes").replace("Q1", "Q7")}
    _make_older(collection)
    log = imported(collection, ingested, edited, tmp_path)
    assert (len(log.new), collection.note_count()) == (0, 3)
    assert "Three minutes" in notes_of(collection)["How long does tea brew?"]["Answer"]
    assert collection.get_card(card).due == due


def test_the_package_of_the_corpus_has_all_questions(collection: Collection, index: Any, tmp_path: Path) -> None:
    write_anki(cards_of(index), index, tmp_path / "notes.apkg")
    with zipfile.ZipFile(tmp_path / "notes.apkg") as package:
        (tmp_path / "notes.sqlite").write_bytes(package.read("collection.anki2"))
    database = sqlite3.connect(tmp_path / "notes.sqlite")
    assert database.execute("SELECT count(DISTINCT guid) FROM notes").fetchone() == (20,)
    database.close()


def test_nothing_is_left_among_the_temporary_files(
    ingested: Ingest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = load_index(ingested(NOTES))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    write_anki(cards_of(index), index, tmp_path / "notes.apkg")
    assert list((tmp_path / "temporary").iterdir()) == []


def _make_older(collection: Collection) -> None:
    """Put the notes back by an hour: Anki updates a note by a package in which it is newer, to the second."""
    assert collection.db
    collection.db.execute("UPDATE notes SET mod = mod - 3600")
