"""`citewell ingest`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.commands.program import run, start
from tests.conftest import WriteNotes
from tests.index.read.test_documents import GOOD


def test_it_reports_counts_and_skipped_files(notes: WriteNotes, tiny_model: Path, tmp_path: Path) -> None:
    folder = notes({"a.md": GOOD, "bad.md": b"\xff"})
    result = run("ingest", folder, "--index", tmp_path / "index", "--encoder", tiny_model)
    assert result.exit_code == 0
    assert result.stdout.startswith("1 document, 1 question, ")
    assert f"warning: {folder}/bad.md: not UTF-8 (byte 0), nor text in another encoding" in result.stderr.splitlines()


def test_it_counts_sections_that_are_no_questions(notes: WriteNotes, tiny_model: Path, tmp_path: Path) -> None:
    folder = notes({"a.md": "# Tea\n\nBoil water.\n\n## Cups\n\nTwo.\n"})
    result = run("ingest", folder, "--index", tmp_path / "index", "--encoder", tiny_model)
    assert result.stdout.startswith("1 document, 0 questions, 2 sections, ")
    assert f"warning: {folder}/a.md: no question found in it, only sections" in result.stderr.splitlines()


@pytest.mark.parametrize("flag", ["--force", "--again"])
def test_unchanged_notes_are_read_again_only_when_forced(
    flag: str, notes: WriteNotes, tiny_model: Path, tmp_path: Path
) -> None:
    folder = notes({"a.md": GOOD})
    arguments = ("ingest", folder, "--index", tmp_path / "index", "--encoder", tiny_model)
    run(*arguments)
    pointer = (tmp_path / "index" / "current").read_text()
    assert "is up to date" in run(*arguments).stdout
    assert (tmp_path / "index" / "current").read_text() == pointer
    assert "0 texts embedded" in run(*arguments, flag).stdout
    assert (tmp_path / "index" / "current").read_text() != pointer
    (folder / "a.md").write_text(GOOD + "more\n")
    assert "1 document" in run(*arguments).stdout


def test_it_survives_a_dangling_link(notes: WriteNotes, tiny_model: Path, tmp_path: Path) -> None:
    folder = notes({"a.md": GOOD})
    (folder / "bad.md").symlink_to(folder / "nowhere.md")
    for _ in range(2):
        assert run("ingest", folder, "--index", tmp_path / "index", "--encoder", tiny_model).exit_code == 0


@pytest.mark.parametrize("flag", ["--remove", "--forget"])
def test_a_named_corpus_is_removed(flag: str, notes: WriteNotes, tiny_model: Path, tmp_path: Path) -> None:
    folder = notes({"mine/a.md": GOOD, "team/b.md": GOOD})
    at = ("--index", tmp_path / "index", "--encoder", tiny_model)
    run("ingest", folder / "mine", *at)
    assert run("ingest", folder / "team", "--corpus", "team", *at).stdout.startswith("2 documents, ")
    assert run("ingest", flag, "--corpus", "team", *at).stdout.startswith("1 document, ")
    again = run("ingest", flag, "--corpus", "team", *at)
    assert (again.exit_code, len(again.stderr.splitlines())) == (1, 1)


def test_an_unknown_corpus_needs_a_path(notes: WriteNotes, tiny_model: Path, tmp_path: Path) -> None:
    run("ingest", notes({"a.md": GOOD}), "--index", tmp_path / "index", "--encoder", tiny_model)
    result = run("ingest", "--corpus", "team", "--index", tmp_path / "index")
    assert result.exit_code == 2
    assert "has no corpus 'team' yet; give the PATH of its notes" in result.stderr


def test_a_process_that_finds_no_markdown_says_so_in_one_line(tmp_path: Path) -> None:
    done = start("ingest", tmp_path, "--index", tmp_path / "index")
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Error: no markdown could be read in {tmp_path}")


def test_a_process_that_ingests_reports_only_what_it_did(notes: WriteNotes, tmp_path: Path) -> None:
    done = start("ingest", notes({"a.md": GOOD}), "--index", tmp_path / "index")
    assert done.returncode == 0
    assert done.stdout.startswith("1 document, 1 question, ")
    assert [
        line for line in done.stderr.replace("\r", "\n").splitlines() if line and not line.startswith("embedding")
    ] == []
