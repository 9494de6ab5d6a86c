"""`citewell install`: tell an agent or an editor to start `citewell mcp`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option
from citewell.assistant.mcp.clients import CLIENTS, NAME, entry_of
from citewell.assistant.terminal.printable import printable_line

AGENTS_LINE = (
    "- For questions about the notes, use the MCP server `citewell`: `ask` first, then `fetch` to read more. Cite the "
    "file and lines."
)


@click.command()
@click.argument("client", type=click.Choice(list(CLIENTS)))
@index_option
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.pass_context
def install(ctx: click.Context, client: str, index_dir: Path, yes: bool) -> None:
    """Let CLIENT, an agent or an editor, ask the notes.

    Asks before it writes, and keeps everything else in the configuration. For claude-code, that is .mcp.json in the
    current folder; for the others, the user's own.
    """
    from citewell.assistant.mcp.configuration import with_server, write
    from citewell.index import load_manifest

    load_manifest(index_dir)  # report a missing index now, not when the agent starts
    chosen = CLIENTS[client]
    path, entry = chosen.path(), entry_of(chosen, index_dir)
    text = with_server(path, chosen.table, entry)
    if path.exists() and path.read_text(encoding="utf-8-sig") == text:
        click.echo(f"{printable_line(str(path))} has it already.")
    else:
        click.echo(f"{chosen.title}: {printable_line(str(path))} gets, in `{chosen.table}`:")
        click.echo(json.dumps({NAME: entry}, indent=2, ensure_ascii=False))
        if not yes and not click.confirm("Write it?"):
            click.echo("Nothing was written.")
            ctx.exit(1)
        write(path, text)
        click.echo("Written. Restart the program, or reload its MCP servers.")
    click.echo(f"\nFor AGENTS.md, so that agents use it:\n{AGENTS_LINE}")
