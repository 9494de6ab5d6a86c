"""`citewell around`: show more of a source around cited lines."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, json_option
from citewell.assistant.terminal.places import parse_place
from citewell.assistant.terminal.screen import columns


@click.command()
@click.argument("place", metavar="SOURCE:START-END")
@index_option
@json_option
def around(place: str, index_dir: Path, as_json: bool) -> None:
    """Show the class, listing, section or answer around cited lines.

    Takes a citation as `citewell ask` prints it, for example notes.md:12-20, prints the next larger part of the source
    that holds these lines, and names the definitions beside them.
    """
    from citewell.assistant.show.surroundings import neighbours, surroundings
    from citewell.index import load_index

    index = load_index(index_dir, thorough=False)
    document, span = parse_place(place, index)
    found = surroundings(index, document, span, html=as_json, marks=(span,))
    names = neighbours(index, document.source, span)
    if as_json:
        encoded = {"larger": asdict(found) if found else None, "siblings": names}
        click.echo(json.dumps(encoded, indent=2, ensure_ascii=False))
        return
    from citewell.assistant.terminal.sources import format_surroundings

    click.echo(format_surroundings(document.source, span, found, names, columns()))
