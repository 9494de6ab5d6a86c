"""What an index on disk says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import file_digest
from pathlib import Path

FORMAT = 1  # raise it with every change to what is stored or to how documents are cut and embedded
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Raises `ValueError` when what is read is not one."""

    name: str
    """Of the corpus, for people."""
    encoder: str
    """Name or path of the sentence-transformers model."""
    dimension: int
    max_pieces: int
    paths: list[str]
    """What was ingested, absolute."""
    documents: dict[str, str]
    """sha256 of each document's bytes, by source."""
    chunks: int
    settings: dict[str, int]
    format: int = FORMAT
    files: dict[str, str] = field(default_factory=dict)
    """sha256 of every other file of the index."""

    def save(self, folder: Path) -> None:
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        read = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if not isinstance(read, dict) or read.get("format") != FORMAT:
            found = read.get("format") if isinstance(read, dict) else None
            raise ValueError(f"its format is {found!r}, not {FORMAT}")
        try:
            return cls(**read)
        except TypeError as error:
            raise ValueError(f"its manifest is incomplete ({error})") from error


def checksums(folder: Path) -> dict[str, str]:
    """The sha256 of each file below a folder but the manifest."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != NAME:
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = file_digest(file, "sha256").hexdigest()
    return found
