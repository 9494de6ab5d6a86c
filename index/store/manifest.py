"""What an index on disk says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import file_digest
from pathlib import Path

FORMAT = 12  # raise it with every change to what is stored or to how documents are cut and embedded
NAME = "manifest.json"


class UnreadableManifest(ValueError):
    """A manifest of this format, but not whole."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Reading one raises `UnreadableManifest`, or another `ValueError` when it is none of this format."""

    name: str
    """Of the corpus, for people."""
    encoder: str
    """Name or path of the sentence-transformers model."""
    fingerprint: str
    """Of the model's weights: `Encoder.fingerprint`."""
    dimension: int
    max_pieces: int
    corpora: dict[str, list[str]]
    """What was ingested, absolute, by the name it was given; none is the empty name."""
    seen: dict[str, list[str | int]]
    """What the files below `paths` were like, those left out too: `documents.census`."""
    chunks: int
    settings: dict[str, int]
    format: int = FORMAT
    files: dict[str, str] = field(default_factory=dict)
    """sha256 of every other file of the index."""

    @property
    def paths(self) -> list[Path]:
        return [Path(path) for paths in self.corpora.values() for path in paths]

    def save(self, folder: Path) -> None:
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        read = json.loads((folder / NAME).read_text(encoding="utf-8"))
        found = read.get("format") if isinstance(read, dict) else None
        if found != FORMAT:
            raise ValueError(f"its format is {found!r}, not {FORMAT}")
        if not isinstance(read.get("files"), dict):
            raise UnreadableManifest("it lists no files")
        try:
            return cls(**read)
        except TypeError as error:
            raise ValueError(f"its manifest has other entries ({error})") from error


def checksums(folder: Path) -> dict[str, str]:
    """The sha256 of each file below a folder but the manifest."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != NAME:
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = file_digest(file, "sha256").hexdigest()
    return found
