"""`citewell doctor`: problems of notes and of an index of them."""

from __future__ import annotations

from pathlib import Path

from tests.assistant.commands.program import run
from tests.conftest import CORPUS, Ingest, WriteNotes

UNCLOSED = "# Q1: A?\n\n```python\nx = 1\n"


def test_a_sound_index_has_no_problems(index_path: Path) -> None:
    result = run("doctor", "--index", index_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "Left out of the index, because no answer is in it:\n  table of contents: 16 lines\n"
    )
    assert result.stdout.endswith("\nNo problems found.\n")


def test_notes_that_are_in_no_index(notes: WriteNotes) -> None:
    folder = notes({"a.md": UNCLOSED, "b.md": b"caf\xe9"})
    result = run("doctor", folder)
    assert result.stdout.splitlines() == [
        f"{folder}/b.md:1: not UTF-8 (byte 3), nor text in another encoding",
        "a.md:3: this fence (```) is never closed",
    ]
    assert (result.exit_code, result.stderr) == (1, "Error: 2 problems found\n")
    assert run("doctor", CORPUS).exit_code == 0


def test_passages_that_are_gone_are_reported(ingested: Ingest, tmp_path: Path) -> None:
    path = ingested({"a.md": "# Q1: A?\n\nfirst\n\nsecond\n", "b.md": "# Q2: B?\n\nb\n"})
    file = tmp_path / "notes" / "a.md"
    file.write_text(file.read_text().replace("second", "third"))
    (tmp_path / "notes" / "b.md").unlink()
    result = run("doctor", "--index", path)
    assert result.exit_code == 1
    assert "a.md:1: " in result.stdout
    assert "passages are no longer in the file; to update the index, run: citewell ingest" in result.stdout
    assert "b.md:1: " in result.stdout


def test_a_broken_index_is_one_line(ingested: Ingest) -> None:
    path = ingested({"a.md": "# Q1: A?\n\na\n"})
    (path / "current").write_text("elsewhere")
    result = run("doctor", "--index", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: the index at")


def test_what_is_left_out_is_listed_by_reason(notes: WriteNotes, ingested: Ingest) -> None:
    contents = "".join(f"- [{name}](#{name})\n" for name in "abcd")
    files = {f"{name}.md": f"{contents}\n# Ferry\n\nIt runs daily.\n" for name in "kmn"}
    files |= {
        "p.md": f"<!-- to do -->\n\n{'[' + 'long ' * 20 + ']'}(#a)\n\n# Port\n\nWest.\n",
        "q.md": f"{contents}\n# A\n\nb\n",
    }
    result = run("doctor", notes(files))
    assert (result.exit_code, result.stdout) == (
        0,
        "Left out of the index, because no answer is in it:\n"
        "  table of contents: 16 lines\n"
        "    k.md:1: - [a](#a)\n"
        "    m.md:1: - [a](#a)\n"
        "    n.md:1: - [a](#a)\n"
        "    ... and 1 more place\n"
        "  HTML comment: 1 line\n"
        "    p.md:1: <!-- to do -->\n"
        "  links within the note, badges: 1 line\n"
        "    p.md:3: [long long long long long long long long long long long long long lon...\n"
        "No problems found.\n",
    )
    assert run("doctor", "--index", ingested(files)).stdout == result.stdout


def test_nothing_is_said_where_nothing_is_left_out(notes: WriteNotes) -> None:
    assert run("doctor", notes({"a.md": "# A\n\nb\n"})).stdout == "No problems found.\n"
