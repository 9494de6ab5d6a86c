"""The manifest: what an index says of itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import file_digest
from pathlib import Path

from citewell.index.search.analyser import VERSION as ANALYSER

FORMAT = 19  # raise it with every change to what is stored or to how documents are cut and embedded
NAME = "manifest.json"


class UnreadableManifest(ValueError):
    """The manifest has this format but is damaged."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Facts about one generation of an index, stored beside its files."""

    name: str
    """What the corpora are called, for display."""
    encoder: str
    """Name or path of the sentence-transformers model."""
    encoder_fingerprint: str
    """`Encoder.fingerprint` of that model."""
    dimension: int
    """Numbers in a vector."""
    max_pieces: int
    """Word pieces that the encoder reads of a text."""
    corpora: dict[str, list[str]]
    """The absolute paths that were ingested, by the name of their corpus; the unnamed corpus is the empty name."""
    files_seen: dict[str, list[str | int]]
    """Size, time and sha256 of every markdown file below those paths, skipped files too: `documents.census`."""
    chunk_count: int
    settings: dict[str, int]
    """Constants of this version that decided what is stored."""
    encoder_languages: list[str] = field(default_factory=list)
    """ISO 639-1 codes of the languages that the encoder was trained for; empty if it does not say."""
    format: int = FORMAT
    analyser: str = ANALYSER
    """Version of the analyser that made its terms."""
    checksums: dict[str, str] = field(default_factory=dict)
    """sha256 of every other file of the generation, by its path."""

    @property
    def paths(self) -> list[Path]:
        """The paths of all corpora."""
        return [Path(path) for paths in self.corpora.values() for path in paths]

    def save(self, folder: Path) -> None:
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Read the manifest of a generation.

        Raises `UnreadableManifest` when it is damaged, another `ValueError` when another version of Citewell wrote it.
        """
        read = json.loads((folder / NAME).read_text(encoding="utf-8"))
        stored = read if isinstance(read, dict) else {}
        for name, wanted in (("format", FORMAT), ("analyser", ANALYSER)):
            if stored.get(name) != wanted:
                raise ValueError(f"its {name} is {stored.get(name)!r}, not {wanted!r}")
        if not isinstance(stored.get("checksums"), dict):
            raise UnreadableManifest("it lists no files")
        try:
            return cls(**stored)
        except TypeError as error:
            raise ValueError(f"its manifest has other entries ({error})") from error


def display_name(corpora: Mapping[str, Sequence[Path]]) -> str:
    """Return the names of the corpora; the unnamed one is called by its folder or file."""
    names = [name for name in corpora if name]
    unnamed = corpora.get("", ())
    if len(unnamed) == 1:
        names.insert(0, unnamed[0].stem if unnamed[0].is_file() else unnamed[0].name)
    elif unnamed:
        names.insert(0, f"{len(unnamed)} folders")
    return ", ".join(names)


def checksums(folder: Path) -> dict[str, str]:
    """Return the sha256 of each file below a folder except the manifest, by its path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != NAME:
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = file_digest(file, "sha256").hexdigest()
    return found
