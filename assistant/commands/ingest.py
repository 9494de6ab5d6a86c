"""`citewell ingest`: read markdown into an index."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citewell.assistant.commands.counts import count_questions, counted
from citewell.assistant.commands.options import index_option
from citewell.assistant.settings import Settings
from citewell.assistant.terminal.printable import printable

if TYPE_CHECKING:
    from citewell.index import Report

_CORPUS_NAME = re.compile(r"[\w-]+")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@index_option
@click.option(
    "--encoder",
    metavar="MODEL",
    help="sentence-transformers model to embed with: a folder or a name. Default: the one installed with Citewell.",
)
@click.option("--corpus", default="", metavar="NAME", help="Name of these notes, to keep several in one index.")
@click.option("--remove", is_flag=True, help="Remove the notes of --corpus NAME from the index.")
@click.option("--force", is_flag=True, help="Re-ingest even if unchanged.")
@click.option("--forget", is_flag=True, hidden=True, help="The former name of --remove.")
@click.option("--again", is_flag=True, hidden=True, help="The former name of --force.")
def ingest(
    paths: tuple[Path, ...],
    index_dir: Path,
    encoder: str | None,
    corpus: str,
    remove: bool,
    force: bool,
    forget: bool,
    again: bool,
) -> None:
    """Read markdown files and folders into the index.

    Without a PATH, reads again what the index was made from; for a new index, the notes that come with Citewell.
    """
    from citewell.assistant.commands.progress import progress
    from citewell.index import DEFAULT_ENCODER, is_fresh, remembered
    from citewell.index import ingest as ingest_paths

    remove, force = remove or forget, force or again
    if corpus and not _CORPUS_NAME.fullmatch(corpus):
        raise click.UsageError(f"the corpus name {corpus!r} may have only letters, digits, '-' and '_'")
    if remove and (paths or not corpus):
        raise click.UsageError("--remove needs --corpus NAME, and no PATH")
    known = remembered(index_dir)
    if known and not paths and not corpus:
        corpus = min(known)  # whichever is named, all corpora of the index are read again
    named = [] if remove else list(paths) or known.get(corpus) or ([] if corpus else [Settings.from_env().corpus])
    if not named and not remove:
        raise click.UsageError(f"the index at {index_dir} has no corpus {corpus!r} yet; give the PATH of its notes")
    model = encoder or DEFAULT_ENCODER
    if not force and named and is_fresh(named, index_dir, model, corpus):
        click.echo(f"The index at {index_dir} is up to date.")
        return
    report = ingest_paths(named, index_dir, model, progress(), corpus)
    for skipped in report.warnings:
        click.echo(printable(f"warning: {skipped.path}: {skipped.why}"), err=True)
    click.echo(summary(report, index_dir))


def summary(report: Report, index_dir: Path) -> str:
    """Return two lines that say what an ingestion did."""
    questions = count_questions(report.questions, report.sections)
    parts = [counted(report.documents, "document"), questions, counted(report.chunks, "chunk")]
    if report.warnings:
        parts.append(f"{len(report.warnings)} with a warning")
    return (
        f"{', '.join(parts)} in {report.seconds:.1f} s -> {index_dir}\n"
        f"{report.embedded} texts embedded, {report.reused} unchanged"
    )
