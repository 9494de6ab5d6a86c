"""Where agents and editors keep the MCP servers that they start, and how their entry is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "citewell"
"""What the server is called in a configuration."""


@dataclass(frozen=True, slots=True)
class McpClient:
    """A program that starts MCP servers."""

    title: str
    path: Callable[[], Path]
    """Its configuration."""
    table: str
    """The entry of the configuration that holds the servers, by name."""
    typed: bool = False
    """Whether an entry says that the server is of the type `stdio`."""


def command_of(index_dir: Path) -> list[str]:
    """Return the command that starts the server, in full: programs with windows know no `PATH` of a shell."""
    program = [sys.executable, "-P", "-m", "citewell.assistant"]  # -P: no modules out of the current folder
    return [*program, "mcp", "--index", str(index_dir.absolute())]


def entry_of(client: McpClient, index_dir: Path) -> dict[str, object]:
    """Return what the configuration of a client holds of the server."""
    command, *arguments = command_of(index_dir)
    kind: dict[str, object] = {"type": "stdio"} if client.typed else {}
    return kind | {"command": command, "args": arguments}


def _configuration(program: str, *names: str) -> Path:
    """Return a file in the configuration folder of a program, which differs between systems."""
    return platformdirs.user_config_path(program, appauthor=False, roaming=True).joinpath(*names)


CLIENTS = {
    "claude-code": McpClient("Claude Code, in this folder", lambda: Path.cwd() / ".mcp.json", "mcpServers", typed=True),
    "claude-desktop": McpClient(
        "Claude Desktop", lambda: _configuration("Claude", "claude_desktop_config.json"), "mcpServers"
    ),
    "cursor": McpClient("Cursor", lambda: Path.home() / ".cursor" / "mcp.json", "mcpServers"),
    "vscode": McpClient("VS Code", lambda: _configuration("Code", "User", "mcp.json"), "servers", typed=True),
    "codex": McpClient(
        "Codex",
        lambda: Path(os.environ.get("CODEX_HOME") or Path.home() / ".codex") / "config.toml",
        "mcp_servers",
    ),
}
