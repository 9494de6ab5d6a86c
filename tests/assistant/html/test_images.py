"""Images of the notes: which files may be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant.html.images import read_image
from citewell.assistant.limits import MAX_IMAGE_BYTES
from citewell.index import Index, load_index
from tests.conftest import Ingest

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
NAMED = ["pics/a.png", "my%20pic.png", "false.png", "huge.png", "link.png", "../../outside.png", "x.svg", "gone.png"]
NOTE = "# Harbour\n\n" + "\n".join(f"![x]({name})" for name in NAMED) + "\n![[b.png]]\n"


@pytest.fixture
def notes_index(ingested: Ingest, tmp_path: Path) -> Index:
    index_dir = ingested({"sub/a.md": NOTE, "other.md": "# Other\n\nNothing.\n"})
    folder = tmp_path / "notes"
    files = {
        "sub/pics/a.png": PNG,
        "sub/my pic.png": PNG,
        "sub/false.png": b"<script>alert(1)</script>",
        "sub/huge.png": PNG + b"\0" * MAX_IMAGE_BYTES,
        "sub/x.svg": b"<svg/>",
        "sub/unnamed.png": PNG,
        "b.png": PNG,
        "../outside.png": PNG,
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "sub" / "link.png").symlink_to(tmp_path / "outside.png")
    return load_index(index_dir)


def test_an_image_is_found_by_its_name_anywhere_in_the_notes(ingested: Ingest, tmp_path: Path) -> None:
    index = load_index(ingested({"sub/a.md": "# A\n\n![[Plan.png]]\n"}))
    path = tmp_path / "notes" / "pictures" / "old" / "plan.png"
    path.parent.mkdir(parents=True)
    path.write_bytes(PNG)
    assert read_image("Plan.png", index.documents["sub/a.md"], index) == (PNG, "image/png")


@pytest.mark.parametrize("target", ["pics/a.png", "my%20pic.png", "b.png"])
def test_an_image_that_the_note_names_is_read(notes_index: Index, target: str) -> None:
    assert read_image(target, notes_index.documents["sub/a.md"], notes_index) == (PNG, "image/png")


@pytest.mark.parametrize(
    "target",
    [
        "unnamed.png",
        "../../outside.png",
        "link.png",
        "false.png",
        "huge.png",
        "x.svg",
        "gone.png",
        "a.md",
        "",
        "\0.png",
    ],
)
def test_no_other_file_is_read(notes_index: Index, target: str) -> None:
    assert read_image(target, notes_index.documents["sub/a.md"], notes_index) is None


def test_an_image_of_another_note_is_not_read(notes_index: Index) -> None:
    assert read_image("pics/a.png", notes_index.documents["other.md"], notes_index) is None
