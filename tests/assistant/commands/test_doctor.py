"""`citewell doctor`: problems of notes and of an index of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from citewell.assistant.commands.cli import main
from citewell.index.read.checkup import check
from citewell.index.types import Document
from tests.conftest import CORPUS, Ingest, WriteNotes

BROKEN = """# Q1: What is left open?

<details><summary>More</summary>

An answer.

```python
x = 1
```

# Q2: What follows?

# Q3: What comes last?

</details></details>

- in a list

  ~~~js
  let open = 1
"""
EXPECTED = [
    (11, "no answer follows: Q2: What follows?"),
    (15, "this </details> closes nothing"),
    (19, "this fence (~~~) is never closed"),
]


def findings(text: str) -> list[tuple[int, str]]:
    return [(line, what) for _, line, what in check(Document("a.md", "/a.md", text, ""))]


def test_each_problem_has_its_line() -> None:
    assert findings(BROKEN) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "# Q1: A?\n\n`<details>` is a tag.\n\n```html\n<details>\n```\n",
        "# Q1: A?\n\n> ```\n> quoted\n> ```\n",
        "# Q1: A?\n\n````md\n```\n````\n\n    indented\n",
        "Just a note\n===\n\nwith text",
    ],
)
def test_sound_notes_have_no_problems(text: str) -> None:
    assert findings(text) == []


def test_an_open_tag_and_a_document_without_a_question() -> None:
    assert findings("<details>") == [
        (1, "there is no question and no heading with text below it"),
        (1, "this <details> is never closed"),
    ]


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["doctor", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def test_a_sound_index_has_no_problems(index_path: Path) -> None:
    assert run("--index", index_path) == (0, "No problems found.\n", "")


def test_notes_that_are_in_no_index(notes: WriteNotes) -> None:
    folder = notes({"a.md": BROKEN, "b.md": b"caf\xe9"})
    code, out, err = run(folder)
    assert out.splitlines() == [
        f"{folder}/b.md:1: not UTF-8 (byte 3), nor text in another encoding",
        *(f"a.md:{line}: {what}" for line, what in EXPECTED),
    ]
    assert (code, err) == (1, "Error: 4 problems found\n")
    assert run(CORPUS)[0] == 0


def test_passages_that_are_gone_are_reported(ingested: Ingest, tmp_path: Path) -> None:
    path = ingested({"a.md": "# Q1: A?\n\nfirst\n\nsecond\n", "b.md": "# Q2: B?\n\nb\n"})
    file = tmp_path / "notes" / "a.md"
    file.write_text(file.read_text().replace("second", "third"))
    (tmp_path / "notes" / "b.md").unlink()
    code, out, _ = run("--index", path)
    assert code == 1
    assert "a.md:1: " in out
    assert "passages are no longer in the file; to update the index, run: citewell ingest" in out
    assert "b.md:1: " in out


def test_a_broken_index_is_one_line(ingested: Ingest) -> None:
    path = ingested({"a.md": "# Q1: A?\n\na\n"})
    (path / "current").write_text("elsewhere")
    code, out, err = run("--index", path)
    assert (code, out) == (1, "")
    assert err.startswith("Error: the index at")
