"""`citewell token`: make, list and remove the tokens that a server lets in."""

from __future__ import annotations

from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, setting
from citewell.assistant.terminal.printable import printable
from citewell.assistant.tokens import SCOPES, Grant, add_token, read_tokens, remove_token

token_file_option = click.option(
    "--token-file",
    type=click.Path(path_type=Path),
    default=setting("token_file"),
    metavar="FILE",
    help="File of the tokens. Default: $CITEWELL_TOKEN_FILE, or beside the index: its name and -tokens.json.",
)


@click.group()
@index_option
@click.pass_context
def token(ctx: click.Context, index_dir: Path) -> None:
    """Make, list and remove the tokens of a server."""
    ctx.obj = index_dir


@token.command()
@click.argument("name")
@click.option("--scope", "scopes", multiple=True, type=click.Choice(SCOPES), help="What it is for. Default: ask, read.")
@click.option("--corpus", "corpora", multiple=True, metavar="NAME", help="Only these notes are seen. Default: all.")
@click.option(
    "--origin", "origins", multiple=True, metavar="URL", help="A public key for pages of this site; it can only ask."
)
@token_file_option
@click.pass_obj
def add(
    index_dir: Path,
    name: str,
    scopes: tuple[str, ...],
    corpora: tuple[str, ...],
    origins: tuple[str, ...],
    token_file: Path | None,
) -> None:
    """Make a token and print it once: only its digest is stored."""
    file = token_file or _beside(index_dir)
    if origins and set(scopes) - {"ask"}:
        raise click.UsageError("a token with --origin stands in the HTML of a page, so it can only have --scope ask")
    if corpora and "admin" in scopes:
        raise click.UsageError("the metrics count all corpora, so --scope admin cannot be limited by --corpus")
    for origin in origins:
        if not origin.startswith(("https://", "http://")) or origin.count("/") != 2:
            raise click.UsageError(f"{origin!r} is no origin; write it as browsers send it: https://wiki.example")
    granted = frozenset(scopes or (("ask",) if origins else ("ask", "read")))
    seen = frozenset(corpora) if corpora else None
    made = add_token(file, Grant(name, granted, seen, frozenset(origin.lower() for origin in origins)))
    click.echo(made)
    click.echo(f"It is shown only now. Serve with: citewell serve --token-file {printable(str(file))}", err=True)


@token.command("list")
@token_file_option
@click.pass_obj
def show(index_dir: Path, token_file: Path | None) -> None:
    """List the tokens by name, with what each may do."""
    for grant in read_tokens(token_file or _beside(index_dir)):
        corpora = "all corpora" if grant.corpora is None else ", ".join(sorted(grant.corpora) or ["no corpus"])
        pages = f"  from {', '.join(sorted(grant.origins))}" if grant.origins else ""
        click.echo(printable(f"{grant.name}  {', '.join(sorted(grant.scopes))}  {corpora}{pages}"))


@token.command()
@click.argument("name")
@token_file_option
@click.pass_obj
def remove(index_dir: Path, name: str, token_file: Path | None) -> None:
    """Remove a token. A running server refuses it from then on, and ends its sessions."""
    remove_token(token_file or _beside(index_dir), name)
    click.echo(f"Removed {name}.")


def _beside(index_dir: Path) -> Path:
    """Return the file for the tokens beside an index."""
    return index_dir.parent / f"{index_dir.name}-tokens.json"
