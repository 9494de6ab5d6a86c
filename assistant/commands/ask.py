"""`citewell ask`: answer one question."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, json_option
from citewell.assistant.limits import DEFAULT_PASSAGES, MAX_PASSAGES, MAX_QUESTION_CHARS
from citewell.assistant.settings import Settings
from citewell.index import IndexStale

PASSAGES_AS_TEXT = 3  # they fill a screen


@click.command()
@click.argument("question", nargs=-1, required=True)
@index_option
@click.option(
    "--after",
    "history",
    multiple=True,
    metavar="QUESTION",
    help="A question asked before this one, for follow-ups. Repeat it for several, the oldest first.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, MAX_PASSAGES),
    help=f"Number of passages to return. Default: {PASSAGES_AS_TEXT}, or {DEFAULT_PASSAGES} with --json.",
)
@json_option
@click.option("--literal", is_flag=True, help="Search filters in the question (`in:x`, `-word`) as words instead.")
@click.option("--explain", is_flag=True, help="Show the features that each passage was ranked by.")
def ask(
    question: tuple[str, ...],
    index_dir: Path,
    history: tuple[str, ...],
    limit: int | None,
    as_json: bool,
    literal: bool,
    explain: bool,
) -> None:
    """Answer QUESTION with passages of the notes, cited to the line."""
    typed = " ".join(question)
    if not typed.strip():
        raise click.UsageError('the question is empty; try: citewell ask "what is a decorator"')
    if len(typed) > MAX_QUESTION_CHARS:
        raise click.UsageError(f"the question has {len(typed)} characters; the limit is {MAX_QUESTION_CHARS}")
    from citewell.assistant.pipeline import answer
    from citewell.index import load_index

    gc.disable()  # loading makes many objects and no garbage; collecting meanwhile only takes time
    index = load_index(index_dir, thorough=False)
    gc.enable()
    try:
        index.check_fresh()
    except IndexStale as stale:
        click.echo(f"warning: {stale}", err=True)
    limit = limit or (DEFAULT_PASSAGES if as_json else PASSAGES_AS_TEXT)
    found = answer(typed, history, index, limit, explain=explain, html=as_json, literal=literal)
    if as_json:
        from citewell.assistant.show.links import link_from

        click.echo(json.dumps(found.to_dict(link_from(Settings.from_env().link)), indent=2, ensure_ascii=False))
    else:
        from citewell.assistant.show.terminal import format_answer

        click.echo(format_answer(found))
