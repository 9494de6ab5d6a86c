"""Notes of two corpora, a server of both that asks for tokens, and a server of one of them alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from citewell.assistant import Grant, Settings
from citewell.assistant.tokens import add_token
from citewell.index import Index, ingest, load_index
from citewell.web import create_app
from tests.hash_encoder import HashEncoder

TEA = {
    "green.md": "---\ntags: [leaf]\n---\n# Tea\n\n## Q1: How long does green tea brew?\n\nTwo minutes. See [[keel]].\n",
    "black.md": "## Q2: Which tea is black?\n\nAssam is black tea, brewed for four minutes.\n\nDifficulty: easy\n",
}
SHIPS = {
    "keel.md": "---\ntags: [wood]\nstatus: launched\n---\n# Ships\n\n## Q1: What is a keel?\n\nThe keel is the beam "
    "along the bottom of a ship. ![The beam](beam.png)\n",
    "hull.md": "## Q3: How long does a hull last?\n\nForty years, if its planks are brewed in tar.\n",
}
PIXEL = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Notes:
    """Two corpora, and indexes of both and of one alone."""

    folder: Path
    both: Index
    tea: Index


@dataclass(frozen=True, slots=True)
class Server:
    """An application and the tokens that it lets in, by name."""

    app: Flask
    tokens: Mapping[str, str]
    token_file: Path

    def bearer(self, name: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[name]}"}


@pytest.fixture(scope="session")
def corpora(tmp_path_factory: pytest.TempPathFactory, hash_encoder: HashEncoder) -> Notes:
    folder = tmp_path_factory.mktemp("access")
    for name, files in (("ships", SHIPS), ("tea", TEA)):
        (folder / name).mkdir()
        for file, text in files.items():
            (folder / name / file).write_text(text, encoding="utf-8")
        ingest([folder / name], folder / "both", hash_encoder, corpus=name)
    (folder / "ships" / "beam.png").write_bytes(PIXEL)
    ingest([folder / "tea"], folder / "alone", hash_encoder, corpus="tea")
    return Notes(folder, load_index(folder / "both"), load_index(folder / "alone"))


GRANTS = (
    Grant("tea", frozenset({"ask", "read"}), frozenset({"tea"})),
    Grant("ships", frozenset({"ask", "read"}), frozenset({"ships"})),
    Grant("asker", frozenset({"ask"})),
    Grant("lost", frozenset({"ask", "read"}), frozenset({"no such corpus"})),
    Grant("admin", frozenset({"admin"})),
    Grant("widget", frozenset({"ask"}), frozenset({"tea"}), frozenset({"https://wiki.example"})),
)


def served(index: Index, folder: Path) -> Server:
    """Return a server with a token for each of `GRANTS`."""
    token_file = folder / "tokens.json"
    tokens = {grant.name: add_token(token_file, grant) for grant in GRANTS}
    settings = Settings(index_dir=index.index_dir, host="0.0.0.0", token_file=token_file, feedback=folder / "votes")
    return Server(create_app(index, settings), tokens, token_file)


@pytest.fixture(scope="session")
def guarded(corpora: Notes, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server of both corpora. Do not change its tokens."""
    return served(corpora.both, tmp_path_factory.mktemp("guarded"))
