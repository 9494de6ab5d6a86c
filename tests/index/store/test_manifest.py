"""The manifest: written, read, and refused when another version wrote it."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from citewell.index.store.manifest import FORMAT, NAME, Manifest, UnreadableManifest, checksums

MANIFEST = Manifest(
    name="notes",
    encoder="model",
    encoder_fingerprint="f" * 64,
    dimension=3,
    max_pieces=4,
    corpora={"": ["/one"], "named": ["/two", "/three"]},
    files_seen={"/one/a.md": [1, 2, "b"]},
    chunk_count=5,
    settings={"readable_lines": 60},
)


def test_a_saved_manifest_is_read_back(tmp_path: Path) -> None:
    MANIFEST.save(tmp_path)
    assert Manifest.load(tmp_path) == MANIFEST


def test_the_paths_are_those_of_all_corpora() -> None:
    assert MANIFEST.paths == [Path("/one"), Path("/two"), Path("/three")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": FORMAT + 1}, f"its format is {FORMAT + 1}, not {FORMAT}"),
        ({"analyser": "0"}, "its analyser is '0', not"),
        ({"more": 1}, "its manifest has other entries"),
    ],
)
def test_a_manifest_of_another_version_is_refused(tmp_path: Path, change: dict[str, object], message: str) -> None:
    MANIFEST.save(tmp_path)
    file = tmp_path / NAME
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    with pytest.raises(ValueError, match=message):
        Manifest.load(tmp_path)


def test_a_manifest_without_checksums_is_damaged(tmp_path: Path) -> None:
    replace(MANIFEST, checksums=None).save(tmp_path)  # type: ignore[arg-type]
    with pytest.raises(UnreadableManifest):
        Manifest.load(tmp_path)


def test_checksums_cover_every_file_but_the_manifest(tmp_path: Path) -> None:
    MANIFEST.save(tmp_path)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a").write_text("text")
    assert checksums(tmp_path) == {"below/a": sha256(b"text").hexdigest()}
