"""Citations checked against the files they cite."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citewell.assistant import answer
from citewell.assistant.show.verify import is_unchanged, is_verified
from citewell.index import Document, Span, load_index
from citewell.index.types import digest
from tests.conftest import Ingest

TEXT = (
    "# Q1: How to brew tea?\n\nPour boiling water over the leaves.\n\n# Q2: How to brew coffee?\n\nGrind the beans.\n"
)
TEA = Span(1, 3)
Change = Callable[[Path], object]


def replacing(old: str, new: str) -> Change:
    return lambda path: path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: list[tuple[str, Change, bool]] = [
    ("nothing changes", lambda path: None, True),
    ("a cited word changes", replacing("boiling", "cold"), False),
    ("a line comes before", replacing("# Q1", "\n# Q1"), False),
    ("only lines after change", replacing("Grind", "Roast"), True),
    ("lines are added at the end", replacing("beans.\n", "beans.\nMore.\n"), True),
    ("line ends change to those of Windows", replacing("\n", "\r\n"), True),
    ("a byte order mark comes", lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes()), True),
    ("the cited lines go", lambda path: path.write_text("# Q1"), False),
    ("the file is empty", lambda path: path.write_text(""), False),
    ("the file goes", lambda path: path.unlink(), False),
    ("the file is no text any more", lambda path: path.write_bytes(b"\xff\xfe"), False),
    ("a folder takes its place", a_folder, False),
]


@pytest.mark.parametrize(("change", "verified"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_a_citation_is_verified_while_its_lines_are_in_place(tmp_path: Path, change: Change, verified: bool) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    document = Document("a.md", str(path), TEXT, digest(TEXT))
    sha256 = digest("\n".join(TEXT.split("\n")[:3]))
    change(path)
    assert is_verified(document, TEA, sha256) is verified


@pytest.mark.parametrize(
    ("change", "unchanged"),
    [(lambda path: None, True), (replacing("Grind", "Roast"), False), (lambda path: path.unlink(), False)],
    ids=["nothing changes", "a word changes", "the file goes"],
)
def test_a_document_is_unchanged_while_its_bytes_are(tmp_path: Path, change: Change, unchanged: bool) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    change(path)
    assert is_unchanged(Document("a.md", str(path), TEXT, digest(TEXT))) is unchanged


def test_an_answer_says_when_its_source_changed(ingested: Ingest, tmp_path: Path) -> None:
    index = load_index(ingested({"a.md": TEXT}))
    file = tmp_path / "notes" / "a.md"

    def verified() -> bool:
        passages = answer("brew_tea boiling water over the leaves of tea", [], index, 5).passages
        (cited,) = [p.citation for p in passages if "boiling water" in p.text]
        return cited.verified

    assert verified()
    file.write_text(TEXT.replace("boiling", "cold"), encoding="utf-8")
    assert not verified()
    file.write_text(TEXT.replace("Grind", "Roast"), encoding="utf-8")
    assert verified()
