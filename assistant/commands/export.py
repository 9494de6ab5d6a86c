"""`citewell export`: the questions of the notes for Anki, or as a table."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option, scope_options

ANKI_FILE = Path("citewell.apkg")


@click.command()
@click.argument("form", type=click.Choice(["anki", "csv"]))
@click.argument("subject", nargs=-1)
@index_option
@scope_options
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"File to write. Default: {ANKI_FILE} for anki, standard output for csv.",
    metavar="FILE",
)
def export(
    form: str,
    subject: tuple[str, ...],
    index_dir: Path,
    corpus: str,
    section: str,
    difficulty: str,
    output: Path | None,
) -> None:
    """Write the questions of the notes, with their answers.

    Writes those about SUBJECT, or all of them: as an Anki package, which Anki can import again to update its cards, or
    as CSV.
    """
    from citewell.assistant.study.scope import Scope, cards_in
    from citewell.index import load_index

    index = load_index(index_dir, thorough=False)
    cards = cards_in(Scope(" ".join(subject), corpus, section, difficulty), index)
    if not cards:
        raise click.ClickException("no question of the notes matches; to list them, run: citewell questions")
    try:
        if form == "anki":
            from citewell.assistant.study.anki import write_anki

            output = output or ANKI_FILE
            write_anki(cards, index, output)
        else:
            from citewell.assistant.study.table import cards_csv

            table = cards_csv(cards, index).encode("utf-8", "replace")
            if output is None:
                sys.stdout.buffer.write(table)
                return
            output.write_bytes(table)
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error.strerror or error}") from error
    click.echo(f"{len(cards)} question{'' if len(cards) == 1 else 's'} -> {output}")
