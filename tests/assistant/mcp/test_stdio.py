"""`citewell mcp` as a process, asked by the SDK's client.

`MCP_CALLS=10000 pytest tests/assistant/mcp/test_stdio.py -k memory` runs the long form of the test of its memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from citewell.index import ingest
from tests.assistant.commands.program import CITEWELL
from tests.assistant.mcp.conftest import NOTES
from tests.docs_examples import blocks
from tests.hash_encoder import HashEncoder

QUESTIONS = [
    f"{asked} {number}" for asked in ("how long does tea brew", "how hot is the water") for number in range(10)
]
"""So few that caches of words, which hold at most some 100,000, do not go on filling: 1 MB for 1,000 new questions."""
CALLS = int(os.environ.get("MCP_CALLS", "100"))
WARM_CALLS = 30
"""After these, memory has what it keeps: grammars, the tokenizer, caches of bounded size."""
MAX_GROWTH_MB = 4
"""Over all later calls, however many: 0.2 MB over 4,500 was measured, and allocators differ."""

pytestmark = pytest.mark.own_thread


def server(index_dir: Path) -> StdioServerParameters:
    arguments = ["-m", "citewell.assistant", "mcp", "--index", str(index_dir)]
    return StdioServerParameters(command=sys.executable, args=arguments, env=dict(os.environ))


def test_a_rebuilt_index_needs_no_restart(index_dir: Path, hash_encoder: HashEncoder, tmp_path: Path) -> None:
    shutil.copytree(index_dir, tmp_path / "index")
    (tmp_path / "tea.md").write_text(NOTES["tea.md"].replace("Two", "Seven"), encoding="utf-8")

    async def main() -> None:
        async with Client(server(tmp_path / "index")) as client:
            assert client.protocol_version == "2026-07-28"
            assert "Two minutes." in await asked(client, "how long does tea brew")
            ingest([tmp_path / "tea.md"], tmp_path / "index", hash_encoder)
            assert "Seven minutes." in await asked(client, "how long does tea brew")
            (tmp_path / "index" / "current").write_text("damaged", encoding="utf-8")
            assert "Seven minutes." in await asked(client, "how long does tea brew")

    anyio.run(main)


def test_it_speaks_the_protocol_before_the_newest_one(index_dir: Path) -> None:
    async def main() -> None:
        async with Client(server(index_dir), mode="legacy") as client:
            assert client.protocol_version == "2025-11-25"
            tools = (await client.list_tools()).tools
            assert [tool.name for tool in tools] == ["search", "fetch", "ask", "list_questions"]

    anyio.run(main)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the memory of a process is read from /proc")
def test_memory_stays_flat(hash_encoder: HashEncoder, tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text(NOTES["tea.md"], encoding="utf-8")
    ingest([tmp_path / "tea.md"], tmp_path / "index", hash_encoder)

    async def main() -> tuple[int, int]:
        async with Client(server(tmp_path / "index")) as client:
            pid = child_of(os.getpid())
            for number in range(WARM_CALLS):
                await asked(client, QUESTIONS[number % len(QUESTIONS)])
            before = resident_bytes(pid)
            for number in range(CALLS):
                await asked(client, QUESTIONS[number % len(QUESTIONS)])
            return before, resident_bytes(pid)

    before, after = anyio.run(main)
    assert (after - before) / 2**20 < MAX_GROWTH_MB


def test_the_example_in_the_docs_runs(index_dir: Path, tmp_path: Path) -> None:
    (program,) = blocks("mcp.md", "python")
    environment = os.environ | {
        "CITEWELL_INDEX": str(index_dir),
        "PATH": f"{CITEWELL.parent}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        [sys.executable, "-c", program.replace("what is the GIL", "how long does tea brew")],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "[1] [tea.md:" in done.stdout


async def asked(client: Client, question: str) -> str:
    content: Any = (await client.call_tool("ask", {"question": question})).content[0]
    return str(content.text)


def child_of(pid: int) -> int:
    """Return the process that was started last by another one."""
    by_thread = Path(f"/proc/{pid}/task").glob("*/children")
    return max(int(child) for file in by_thread for child in file.read_text(encoding="ascii").split())


def resident_bytes(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
