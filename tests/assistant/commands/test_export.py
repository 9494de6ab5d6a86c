"""`citewell export`."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.assistant.commands.program import run
from tests.conftest import Ingest

NOTES = {
    "a.md": "# Ships\n\n## Q1: What is a keel?\n\nThe backbone.\n",
    "tea/b.md": "# Tea\n\n## Q1: How long does tea brew?\n\nTwo minutes.\n",
}


@pytest.fixture
def index_dir(ingested: Ingest) -> Path:
    return ingested(NOTES)


def test_csv_is_printed_or_written(index_dir: Path, tmp_path: Path) -> None:
    printed = run("export", "csv", "--index", index_dir).stdout
    assert printed.splitlines()[0].startswith("key,question,answer,")
    assert len(printed.splitlines()) == 3
    said = run("export", "csv", "keel", "--index", index_dir, "--output", tmp_path / "a.csv").stdout
    assert said == f"1 question -> {tmp_path / 'a.csv'}\n"
    assert "The backbone." in (tmp_path / "a.csv").read_text(encoding="utf-8")


def test_anki_is_a_package(index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", "anki", "--in", "tea", "--index", index_dir).stdout == "1 question -> citewell.apkg\n"
    assert "collection.anki2" in zipfile.ZipFile("citewell.apkg").namelist()


@pytest.mark.parametrize("form", ["anki", "csv"])
def test_a_file_that_cannot_be_written_is_reported_in_one_line(index_dir: Path, form: str) -> None:
    result = run("export", form, "--index", index_dir, "--output", index_dir / "no" / "where")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: cannot write {index_dir / 'no' / 'where'}: ")
    assert len(result.stderr.splitlines()) == 1


def test_without_a_matching_question_nothing_is_written(index_dir: Path, tmp_path: Path) -> None:
    result = run("export", "csv", "--in", "coffee", "--index", index_dir, "--output", tmp_path / "a.csv")
    assert result.exit_code == 1
    assert "no question of the notes matches" in result.stderr
    assert not (tmp_path / "a.csv").exists()
