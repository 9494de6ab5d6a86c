"""`citewell context`: pack the passages that answer a question for a language model."""

from __future__ import annotations

import json
from pathlib import Path

import click

from citewell.assistant.commands.ask import open_index, read_question
from citewell.assistant.commands.errors import ExitsWithTwo, one_line_errors
from citewell.assistant.commands.options import history_option, index_option, json_option
from citewell.assistant.limits import (
    DEFAULT_CONTEXT_TOKENS,
    DEFAULT_PASSAGES,
    MAX_CONTEXT_TOKENS,
    MAX_PASSAGES,
    MIN_CONTEXT_TOKENS,
)
from citewell.assistant.settings import Settings
from citewell.assistant.terminal.printable import printable


def _check_encoding(ctx: click.Context, param: click.Parameter, name: str) -> str:
    """Return the name of an encoding. Raise `BadParameter` for one that tiktoken would have to download."""
    from citewell.index import encodings

    if name not in encodings():
        raise click.BadParameter(f"{name!r} is not installed; installed: {', '.join(encodings())}")
    return name


@click.command(
    epilog="Exits with 0 when the notes answer the question, with 1 when they have nothing or only something nearby, "
    "and with 2 after an error."
)
@click.argument("question", nargs=-1, required=True)
@index_option
@history_option
@click.option(
    "--max-tokens",
    type=click.IntRange(MIN_CONTEXT_TOKENS, MAX_CONTEXT_TOKENS),
    default=DEFAULT_CONTEXT_TOKENS,
    show_default=True,
    metavar="N",
    help="Most tokens that the text may have.",
)
@click.option(
    "--encoding",
    default="cl100k_base",
    show_default=True,
    callback=_check_encoding,
    metavar="NAME",
    help="How tokens are counted, as in tiktoken.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, MAX_PASSAGES),
    default=DEFAULT_PASSAGES,
    show_default=True,
    help="Most passages to pack.",
)
@json_option
@click.pass_context
def context(
    ctx: click.Context,
    question: tuple[str, ...],
    index_dir: Path,
    history: tuple[str, ...],
    max_tokens: int,
    encoding: str,
    limit: int,
    as_json: bool,
) -> None:
    """Print passages for a language model, within a budget of tokens.

    Each passage stands below its citation. A long one is cut between statements, items or paragraphs, and what was
    left out is named. A QUESTION of - is read from standard input.
    """
    typed = read_question(question)
    from citewell.assistant.context.pack import pack
    from citewell.assistant.pipeline import answer

    with one_line_errors(ExitsWithTwo):
        index = open_index(index_dir, warn=True)
        found = answer(typed, history, index, limit, html=False)
        packed = pack(found, index, max_tokens, encoding)
    if as_json:
        from citewell.assistant.show.links import link_from

        link = link_from(Settings.from_env().link, index.documents)
        click.echo(json.dumps(packed.to_dict(link), indent=2, ensure_ascii=False))
    else:
        click.echo(printable(packed.text))
    ctx.exit(0 if found.verdict == "answered" else 1)
