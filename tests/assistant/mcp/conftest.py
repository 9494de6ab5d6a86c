"""Some notes with all that is special to the server, and a client in the same process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, MCPError
from mcp.types import CallToolResult

from citewell.assistant.mcp.notes import LatestNotes
from citewell.assistant.mcp.server import mcp_server
from citewell.assistant.settings import Settings
from citewell.index import ingest
from tests.hash_encoder import HashEncoder

TEA = """# Tea

## Q1: How long does tea brew?

**Difficulty: Easy**

Two minutes.

## Q2: How hot is the water?

Hot.
"""
VERSES = "".join(f"Verse {number} of the saga, which is long and told in winter.\n" for number in range(600))
LONG = f"# Sagas\n\n## What does the long saga tell?\n\n```text\n{VERSES}```\n"
"""Some 10,000 tokens: more than an answer may have."""
WIDE = "# Data\n\n## What is the wide line?\n\nThe wide line: " + "zq" * 10_000 + "\n"
"""So is its line alone."""
NOTES = {"tea.md": TEA, "old/long saga.md": LONG, "wide.md": WIDE}

Do = Callable[[Client], Awaitable[Any]]


@pytest.fixture(scope="session")
def index_dir(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp")
    for name, text in NOTES.items():
        (folder / "my" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "my" / name).write_text(text, encoding="utf-8")
    (folder / "react").mkdir()
    (folder / "react" / "hooks.md").write_text("# Hooks\n\n## What is a hook?\n\nA function.\n", encoding="utf-8")
    ingest([folder / "my"], folder / "index", hash_encoder)
    ingest([folder / "react"], folder / "index", hash_encoder, corpus="react")
    return folder / "index"


@pytest.fixture(scope="session")
def notes(index_dir: Path) -> LatestNotes:
    return LatestNotes(Settings(index_dir=index_dir))


@pytest.fixture(scope="session")
def with_client(notes: LatestNotes) -> Callable[[Do], Any]:
    """Return a function that gives a client of the server to another one, and returns what that returns."""

    def run(do: Do) -> Any:
        async def main() -> Any:
            async with Client(mcp_server(notes)) as client:
                try:
                    return await do(client)
                except MCPError as error:  # raised inside, it would come out as an exception group
                    refused = error
            raise refused

        return anyio.run(main)

    return run


@pytest.fixture(scope="session")
def call(with_client: Callable[[Do], Any]) -> Callable[..., CallToolResult]:
    """Return a function that calls a tool."""

    def run(name: str, **arguments: object) -> CallToolResult:
        result: CallToolResult = with_client(lambda client: client.call_tool(name, arguments))
        return result

    return run
