"""`citewell questions`: list the questions of the notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from citewell.assistant.commands.options import index_option, json_option
from citewell.assistant.commands.screen import columns


@click.command()
@click.argument("text", nargs=-1)
@index_option
@json_option
@click.pass_context
def questions(ctx: click.Context, text: tuple[str, ...], index_dir: Path, as_json: bool) -> None:
    """List the questions, with lines and difficulty.

    With TEXT, lists the questions that have all its words in their title, section or difficulty, and that its filters
    allow, such as `in:react` or `difficulty:easy`. Exits with 1 when there is none.
    """
    from citewell.assistant.show.questions import list_questions
    from citewell.index import load_index

    listed = list_questions(load_index(index_dir), " ".join(text))
    if as_json:
        click.echo(json.dumps(listed, indent=2, ensure_ascii=False))
    else:
        for entry in listed:
            click.echo(_lines(entry, columns()))
    if text and not listed:
        click.echo("No question matches that. To list all questions, run: citewell questions", err=True)
        ctx.exit(1)


def _lines(entry: dict[str, Any], width: int | None) -> str:
    from citewell.assistant.show.printable import printable_line
    from citewell.assistant.show.wrapping import wrapped

    place = printable_line(f"{entry['source']}:{entry['start_line']}-{entry['end_line']}")
    answered = entry.get("answered", True)
    remark = printable_line(entry["difficulty"] or "") if answered else click.style("no answer follows", fg="yellow")
    return f"{wrapped(printable_line(entry['title']), width, 4)}\n    {click.style(place, fg='cyan')}  {remark}"
