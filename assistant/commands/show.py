"""`citewell show`: print lines of the notes, or a question with its answer."""

from __future__ import annotations

import json
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, json_option
from citewell.assistant.terminal.places import find_place
from citewell.assistant.terminal.screen import columns, echo_paged


@click.command()
@click.argument("place", nargs=-1, required=True, metavar="FILE:LINE[-LINE] | QUESTION_NUMBER")
@index_option
@json_option
def show(place: tuple[str, ...], index_dir: Path, as_json: bool) -> None:
    """Print lines of the notes, or a whole question.

    Takes a citation as `citewell ask` prints it, for example notes.md:12-20, or the number of a question, for example
    Q11. What is longer than the terminal opens in $PAGER.
    """
    from citewell.assistant.show.surroundings import language_at
    from citewell.index import load_index, text_of

    index = load_index(index_dir, thorough=False)
    document, span = find_place(" ".join(place), index)
    text, language = text_of(index.lines[document.source], span), language_at(document, span)
    if as_json:
        encoded = {"source": document.source, "start_line": span.start, "end_line": span.end}
        click.echo(json.dumps(encoded | {"language": language, "text": text}, indent=2, ensure_ascii=False))
        return
    from citewell.assistant.terminal.sources import format_source

    echo_paged(format_source(document, span, text, language, columns()))
