"""`citewell suggest`: complete an unfinished question."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, json_option


@click.command()
@click.argument("text", nargs=-1, required=True)
@index_option
@json_option
def suggest(text: tuple[str, ...], index_dir: Path, as_json: bool) -> None:
    """List questions and definitions that match TEXT.

    TEXT may be unfinished or misspelt.
    """
    from citewell.assistant.show.suggest import Suggestions
    from citewell.assistant.terminal.printable import printable
    from citewell.assistant.terminal.screen import columns
    from citewell.assistant.terminal.wrapping import wrapped
    from citewell.index import load_index

    found = Suggestions(load_index(index_dir, thorough=False)).match(" ".join(text))
    if as_json:
        click.echo(json.dumps([asdict(suggestion) for suggestion in found], indent=2, ensure_ascii=False))
        return
    for suggestion in found:
        detail = click.style(printable(suggestion.detail), dim=True)
        click.echo(wrapped(f"{printable(suggestion.text)}  {detail}".rstrip(), columns(), 4))
