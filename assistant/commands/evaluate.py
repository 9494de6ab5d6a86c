"""`citewell eval`: measure the answers to judged questions."""

from __future__ import annotations

import json
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, json_option


@click.command()
@click.argument(
    "queries", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE..."
)
@index_option
@json_option
@click.option("--failures", is_flag=True, help="List the questions whose first passage is wrong.")
def evaluate(queries: tuple[Path, ...], index_dir: Path, as_json: bool, failures: bool) -> None:
    """Measure the answers to judged questions.

    Each line of a FILE is a JSON object with `query`, `kind`, `context`, `best` and `ok`. Files of votes from the chat
    page are read too.
    """
    from citewell.assistant.judge.evaluation import evaluate as measure
    from citewell.assistant.judge.evaluation import table
    from citewell.assistant.judge.judgements import read_questions
    from citewell.index import load_index

    result = measure(read_questions(queries), load_index(index_dir))
    if failures:
        for line in result.failures:
            click.echo(line, err=True)
    click.echo(json.dumps(result.to_dict(), indent=2) if as_json else table(result))
