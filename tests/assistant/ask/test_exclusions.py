"""`-word` in a question: an exclusion, or an option of a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant import SOURCE_PAGE, answer, link_from
from citewell.assistant.ask.filters import split_filters
from citewell.index import Encoder, Index, ingest, load_index
from tests.conftest import Ingest

NOTES = """# Backups

## Copying folders

`rsync --delete old/ new/` copies a folder and removes what is gone from it.

## Packing

`zip -recurse box.zip docs` packs a folder.

## Restoring

Restore a folder from the disk, or from a tape.

## Tapes

A tape stores a folder for thirty years; keep the tape dry.

## Snapshots

A snapshot of a folder takes a second.
"""


@pytest.fixture(scope="module")
def index(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("backups")
    (folder / "backups.md").write_text(NOTES, encoding="utf-8")
    ingest([folder / "backups.md"], folder / "index", encoder)
    return load_index(folder / "index")


@pytest.mark.parametrize(
    ("typed", "excluded"),
    [
        ("how is a folder kept -tape", ("tape",)),
        ("how is a folder kept -tapes -snapshot", ("tapes", "snapshot")),
        ("-tape how is a folder kept", ("tape",)),
        # an option in the notes, with one hyphen or two
        ("what does zip -recurse do", ()),
        ("what does rsync -delete do", ()),
        ("what does rsync --delete do", ()),
        # not in the notes
        ("how is a folder kept -floppy", ()),
        # no passage would have the rest of the question
        ("how long does zipping take -packs", ()),
        # not a word alone after a space
        ("how is a folder kept - tape", ()),
        ("a folder-tape", ()),
        ("a folder -tape2", ()),
        ("a folder -it", ()),
        ("-tape", ()),
        # inside a phrase
        ('what is "a folder -tape"', ()),
    ],
)
def test_only_an_exclusion_is_taken_out(index: Index, typed: str, excluded: tuple[str, ...]) -> None:
    words, filters = split_filters(typed, index)
    assert filters.without == excluded
    assert all(f"-{word}" not in words for word in excluded)
    if not excluded:
        assert words == typed or '"' in typed


def test_the_answer_names_what_was_left_out(index: Index) -> None:
    found = answer("how is a snapshot of a folder taken -tape", (), index)
    assert found.passages
    assert not any("tape" in passage.text for passage in found.passages)
    assert found.to_dict(link_from(SOURCE_PAGE))["excluded"] == ["tape"]
    assert "excluded" not in answer("how is a snapshot of a folder taken", (), index).to_dict(link_from(SOURCE_PAGE))


def test_a_literal_question_has_no_filters(index: Index) -> None:
    found = answer("how is a snapshot of a folder taken -tape", (), index, literal=True)
    assert found.excluded == ()
    assert found.query == "how is a snapshot of a folder taken -tape"
    assert any("tape" in passage.text for passage in found.passages)


def test_a_word_is_excluded_beside_notes_in_another_language(ingested: Ingest) -> None:
    """There a query has only the terms that the notes have: no option of the word's name."""
    french = "# Sauvegardes\n\nCopier les dossiers importants sur un disque chaque semaine, puis vérifier la copie.\n"
    index = load_index(ingested({"backups.md": NOTES, "sauvegardes.md": french}))
    assert split_filters("how is a folder kept -tape", index)[1].without == ("tape",)
    assert split_filters("what does zip -recurse do", index)[1].without == ()
