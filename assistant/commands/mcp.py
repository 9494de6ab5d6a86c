"""`citewell mcp`: serve the notes to agents and editors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option
from citewell.assistant.settings import Settings


@click.command()
@index_option
def mcp(index_dir: Path) -> None:
    """Serve the notes over MCP (stdio).

    Agents and editors start this command themselves; `citewell install` tells them to.
    """
    from citewell.assistant.mcp.stdio import serve_stdio

    serve_stdio(replace(Settings.from_env(), index_dir=index_dir))
