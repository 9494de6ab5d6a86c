"""`citewell questions`: list the questions of the notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from citewell.assistant.commands.options import index_option, json_option


@click.command()
@index_option
@json_option
def questions(index_dir: Path, as_json: bool) -> None:
    """List the questions, with lines and difficulty."""
    from citewell.assistant.show.questions import list_questions
    from citewell.index import load_index

    listed = list_questions(load_index(index_dir))
    if as_json:
        click.echo(json.dumps(listed, indent=2, ensure_ascii=False))
        return
    for entry in listed:
        click.echo(_lines(entry))


def _lines(entry: dict[str, Any]) -> str:
    from citewell.assistant.show.printable import printable

    place = printable(f"{entry['source']}:{entry['start_line']}-{entry['end_line']}")
    answered = entry.get("answered", True)
    remark = printable(entry["difficulty"] or "") if answered else click.style("no answer follows", fg="yellow")
    return f"{printable(entry['title'])}\n    {click.style(place, fg='cyan')}  {remark}"
