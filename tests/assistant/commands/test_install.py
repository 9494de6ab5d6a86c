"""`citewell install`."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from citewell.assistant.mcp.clients import CLIENTS
from tests.assistant.commands.program import run
from tests.conftest import Ingest

OTHERS = '{"theme": "dark", "%s": {"other": {"command": "x"}}}'


@pytest.fixture
def index_dir(ingested: Ingest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index; home, configuration and current folder are empty ones."""
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "CODEX_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return ingested({"a.md": "# Keel\n\n## What is a keel?\n\nThe backbone.\n"})


def servers(client: str) -> Any:
    text = CLIENTS[client].path().read_text(encoding="utf-8")
    whole = tomllib.loads(text) if client == "codex" else json.loads(text)
    return whole[CLIENTS[client].table]


@pytest.mark.parametrize("client", CLIENTS)
def test_it_writes_a_command_that_starts(index_dir: Path, client: str) -> None:
    result = run("install", client, "--index", index_dir, "--yes")
    assert result.exit_code == 0
    assert "AGENTS.md" in result.stdout
    entry = servers(client)["citewell"]
    assert entry["command"] == sys.executable
    assert entry["args"][-1] == str(index_dir)
    assert "has it already" in run("install", client, "--index", index_dir).stdout


def test_the_command_runs(index_dir: Path) -> None:
    run("install", "cursor", "--index", index_dir, "--yes")
    entry = servers("cursor")["citewell"]
    done = subprocess.run(
        [entry["command"], *entry["args"][:-2], "--help"], capture_output=True, text=True, timeout=60, check=False
    )
    assert "MCP" in done.stdout


@pytest.mark.parametrize("client", ["cursor", "vscode"])
def test_what_is_there_is_kept(index_dir: Path, client: str) -> None:
    path = CLIENTS[client].path()
    path.parent.mkdir(parents=True)
    path.write_text(OTHERS % CLIENTS[client].table, encoding="utf-8")
    path.chmod(0o600)
    run("install", client, "--index", index_dir, "--yes")
    assert json.loads(path.read_text(encoding="utf-8"))["theme"] == "dark"
    assert set(servers(client)) == {"other", "citewell"}
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_comments_of_toml_are_kept(index_dir: Path) -> None:
    path = CLIENTS["codex"].path()
    path.parent.mkdir(parents=True)
    path.write_text('# mine\nmodel = "m"  # best\n\n[mcp_servers.other]\ncommand = "x"\n', encoding="utf-8")
    run("install", "codex", "--index", index_dir, "--yes")
    assert path.read_text(encoding="utf-8").startswith('# mine\nmodel = "m"  # best\n\n[mcp_servers.other]\n')
    assert set(servers("codex")) == {"other", "citewell"}


def test_it_asks_first(index_dir: Path) -> None:
    refused = run("install", "cursor", "--index", index_dir, stdin="n\n")
    assert (refused.exit_code, CLIENTS["cursor"].path().exists()) == (1, False)
    assert "Nothing was written." in refused.stdout
    assert run("install", "cursor", "--index", index_dir, stdin="y\n").exit_code == 0
    assert CLIENTS["cursor"].path().exists()


@pytest.mark.parametrize(
    ("client", "text", "words"),
    [
        ("cursor", "{ // a comment\n}", "add the entry by hand"),
        ("cursor", "[]", "no object"),
        ("cursor", '{"mcpServers": []}', "no object"),
        ("codex", "not toml", "add the entry by hand"),
        ("codex", '[mcp_servers.citewell]\ncommand = "other"\n', "another [mcp_servers.citewell]"),
        ("codex", 'mcp_servers = {other = {command = "x"}}\n', "add the entry by hand"),
    ],
)
def test_what_cannot_be_changed_is_left_alone(index_dir: Path, client: str, text: str, words: str) -> None:
    path = CLIENTS[client].path()
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    result = run("install", client, "--index", index_dir, "--yes")
    assert result.exit_code == 1
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert path.read_text(encoding="utf-8") == text


def test_without_an_index_nothing_is_written(index_dir: Path) -> None:
    result = run("install", "cursor", "--index", index_dir / "none", "--yes")
    assert (result.exit_code, CLIENTS["cursor"].path().exists()) == (1, False)
