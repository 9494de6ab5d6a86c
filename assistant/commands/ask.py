"""`citewell ask`: answer one question."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import Literal

import click

from citewell.assistant.commands.errors import ExitsWithTwo, one_line_errors
from citewell.assistant.commands.options import history_option, index_option, reranker_option
from citewell.assistant.limits import DEFAULT_PASSAGES, MAX_PASSAGES, MAX_QUESTION_CHARS
from citewell.assistant.settings import Settings
from citewell.assistant.terminal.printable import printable
from citewell.assistant.terminal.screen import columns
from citewell.assistant.types import Answer
from citewell.index import Index, IndexStale

PASSAGES_AS_TEXT = 3  # they fill a screen
LOCATIONS = "path:line"

Format = Literal["text", "json", "path:line"]


@click.command(
    epilog="Exits with 0 when the notes answer the question, with 1 when they have nothing or only something nearby, "
    "and with 2 after an error, as grep does."
)
@click.argument("question", nargs=-1, required=True)
@index_option
@history_option
@click.option(
    "--limit",
    type=click.IntRange(1, MAX_PASSAGES),
    help=f"Number of passages to return. Default: {PASSAGES_AS_TEXT} as text, otherwise {DEFAULT_PASSAGES}.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json", LOCATIONS]),
    default="text",
    help="What to print; path:line is one line for each passage, for editors and fzf.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; only the exit code answers.")
@click.option("--literal", is_flag=True, help="Search filters in the question (`in:x`, `-word`) as words instead.")
@click.option("--as-typed", is_flag=True, help="Correct no spelling.")
@reranker_option
@click.option("--explain", is_flag=True, help="Say what each passage was ranked by.")
@click.pass_context
def ask(
    ctx: click.Context,
    question: tuple[str, ...],
    index_dir: Path,
    history: tuple[str, ...],
    limit: int | None,
    output: Format,
    as_json: bool,
    quiet: bool,
    literal: bool,
    as_typed: bool,
    reranker: str,
    explain: bool,
) -> None:
    """Answer QUESTION with passages of the notes, cited to the line.

    A QUESTION of - is read from standard input.
    """
    typed = read_question(question)
    from citewell.assistant.library import load_reranker
    from citewell.assistant.pipeline import answer

    output = "json" if as_json else output
    with one_line_errors(ExitsWithTwo):  # 1 says that nothing was found
        index = open_index(index_dir, warn=not quiet)
        limit = limit or (PASSAGES_AS_TEXT if output == "text" else DEFAULT_PASSAGES)
        html = output == "json"
        found = answer(
            typed,
            history,
            index,
            limit,
            explain=explain,
            html=html,
            literal=literal,
            as_typed=as_typed,
            reranker=load_reranker(reranker),
        )
    if not quiet:
        print_answer(found, index, output)
    ctx.exit(0 if found.verdict == "answered" else 1)


def read_question(words: tuple[str, ...]) -> str:
    """Return the question of the command line, or of standard input for `-`. Raise `UsageError` for a useless one."""
    typed = sys.stdin.buffer.read().decode("utf-8", "replace") if words == ("-",) else " ".join(words)
    if not typed.strip():
        raise click.UsageError('the question is empty; try: citewell ask "what is a decorator"')
    if len(typed) > MAX_QUESTION_CHARS:
        raise click.UsageError(f"the question has {len(typed)} characters; the limit is {MAX_QUESTION_CHARS}")
    return typed


def open_index(index_dir: Path, warn: bool) -> Index:
    """Load the index of a folder; `warn` on standard error when its notes have changed since."""
    from citewell.index import load_index

    gc.disable()  # loading makes many objects and no garbage; collecting meanwhile only takes time
    index = load_index(index_dir, thorough=False)
    gc.enable()
    if warn:
        try:
            index.check_fresh()
        except IndexStale as stale:
            click.echo(printable(f"warning: {stale}"), err=True)
    return index


def print_answer(found: Answer, index: Index, output: Format) -> None:
    """Print an answer in one of the formats."""
    if output == "json":
        from citewell.assistant.show.links import link_from

        link = link_from(Settings.from_env().link, index.documents)
        click.echo(json.dumps(found.to_dict(link), indent=2, ensure_ascii=False))
        return
    from citewell.assistant.show.messages import MESSAGES
    from citewell.assistant.terminal.answers import Layout, format_answer

    if output == "text":
        click.echo(format_answer(found, Layout(columns())))
        return
    from citewell.assistant.terminal.locations import format_locations

    if message := printable(found.reply.text) if found.reply else MESSAGES[found.verdict]:
        click.echo(message, err=True)
    if found.passages:
        click.echo(format_locations(found.passages, index))
