"""`citewell questions`: list the questions of the notes."""

from __future__ import annotations

import json
from pathlib import Path

import click

from citewell.assistant.commands.counts import count_questions
from citewell.assistant.commands.options import index_option, json_option
from citewell.assistant.terminal.screen import columns


@click.command()
@click.argument("text", nargs=-1)
@index_option
@json_option
@click.pass_context
def questions(ctx: click.Context, text: tuple[str, ...], index_dir: Path, as_json: bool) -> None:
    """List the questions, with lines and difficulty.

    The sections that can be asked for are listed too; the last line counts both. With TEXT, lists those that have all
    its words in their title, section or difficulty, and that its filters allow, such as `in:react` or
    `difficulty:easy`. Exits with 1 when there is none.
    """
    from citewell.assistant.show.question_search import find_questions
    from citewell.assistant.show.questions import list_questions
    from citewell.assistant.terminal.sources import format_questions
    from citewell.index import load_index

    index = load_index(index_dir)
    listed = find_questions(" ".join(text), index)
    if as_json:
        click.echo(json.dumps(list_questions(index, listed), indent=2, ensure_ascii=False))
    elif listed:
        click.echo(format_questions(listed, columns()))
        asking = sum(question.is_question for question in listed)
        click.echo(count_questions(asking, len(listed) - asking))
    if text and not listed:
        click.echo("No question matches that. To list all questions, run: citewell questions", err=True)
        ctx.exit(1)
