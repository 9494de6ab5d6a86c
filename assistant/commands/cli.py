"""The command line: decode, call, print. Usage errors exit with 2, failures with 1, never with a traceback."""

from __future__ import annotations

import gc
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citewell.assistant.settings import default_corpus, default_index
from citewell.index import CitewellError, IndexStale

if TYPE_CHECKING:
    from citewell.index import Report

CORPUS_NAME = re.compile(r"[\w-]+")
MAX_QUESTION = 4000  # characters: longer than any question, short enough to answer at once


class Commands(click.Group):
    """Turn our errors into one line."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CitewellError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            sys.stderr.close()  # `| head` had enough; Python would complain at exit
            sys.exit(1)


at_index = click.option(
    "--index",
    "path",
    type=click.Path(path_type=Path),
    default=default_index,
    help="Folder of the index.",
    metavar="DIR",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="citewell")
def main() -> None:
    """Ask your markdown notes in plain words; get the passage that answers, verbatim, cited to the line."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@at_index
@click.option("--encoder", default=None, metavar="MODEL", help="A sentence-transformers model, by path or name.")
@click.option("--corpus", default="", metavar="NAME", help="Keep these notes under a name, beside what is there.")
@click.option("--forget", is_flag=True, help="Take the notes of --corpus NAME out of the index again.")
@click.option("--again", is_flag=True, help="Also when the index holds these very files already.")
@click.option("--events", is_flag=True, help="Tell how far it is in lines of JSON.")
def ingest(
    paths: tuple[Path, ...],
    path: Path,
    encoder: str | None,
    corpus: str,
    forget: bool,
    again: bool,
    events: bool,
) -> None:
    """Read markdown files and folders into an index: those it was made of, if no PATH is given; the material that comes
    with Citewell, if there is none yet."""
    from citewell.assistant.commands.progress import progress
    from citewell.index import DEFAULT_ENCODER, is_fresh, remembered
    from citewell.index import ingest as ingest_paths

    if corpus and not CORPUS_NAME.fullmatch(corpus):
        raise click.UsageError(f"{corpus!r} is no name for a corpus: letters, digits, '-' and '_' make one")
    if forget and (paths or not corpus):
        raise click.UsageError("--forget takes --corpus NAME and no PATH")
    known = remembered(path)
    if known and not paths and not corpus:
        corpus = min(known)  # they are all read again
    named = [] if forget else list(paths) or known.get(corpus) or ([] if corpus else [default_corpus()])
    if not named and not forget:
        raise click.UsageError(f"the index at {path} holds no corpus {corpus!r} yet; name its PATH")
    model = encoder or DEFAULT_ENCODER
    if not again and named and is_fresh(named, path, model, corpus):
        click.echo(f"The index at {path} is up to date.")
        return
    report = ingest_paths(named, path, model, progress(events), corpus)
    for skipped in report.warnings:
        click.echo(f"warning: {skipped.path}: {skipped.why}", err=True)
    if not events:
        click.echo(summary(report, path))


def summary(report: Report, path: Path) -> str:
    """What an ingestion did, in two lines."""
    counts = {"document": report.documents, "question": report.questions, "chunk": report.chunks}
    counted = [f"{count} {what}{'s' if count != 1 else ''}" for what, count in counts.items()]
    if report.warnings:
        counted.append(f"{len(report.warnings)} with a warning")
    return (
        f"{', '.join(counted)} in {report.seconds:.1f} s -> {path}\n"
        f"{report.embedded} texts embedded, {report.reused} as they were"
    )


@main.command()
@at_index
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def questions(path: Path, as_json: bool) -> None:
    """List the questions of the corpus with their difficulty and lines."""
    from citewell.assistant.show.catalogue import list_questions
    from citewell.index import load_index

    listed = list_questions(load_index(path))
    if as_json:
        click.echo(json.dumps(listed, indent=2, ensure_ascii=False))
        return
    for entry in listed:
        where = f"{entry['source']}:{entry['start_line']}-{entry['end_line']}"
        click.echo(f"{entry['title']}\n    {click.style(where, fg='cyan')}  {_remark(entry)}")


def _remark(entry: dict[str, Any]) -> str:
    return (entry["difficulty"] or "") if entry.get("answered", True) else click.style("no answer follows", fg="yellow")


@main.command()
@click.argument("question", nargs=-1, required=True)
@at_index
@click.option("--after", "history", multiple=True, metavar="QUESTION", help="What was asked before, oldest first.")
@click.option(
    "--limit", type=click.IntRange(1, 20), default=None, help="Passages to return: 5 as JSON, 3 in a terminal."
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")
@click.option("--explain", is_flag=True, help="Show what speaks for each passage.")
def ask(
    question: tuple[str, ...], path: Path, history: tuple[str, ...], limit: int | None, as_json: bool, explain: bool
) -> None:
    """Answer QUESTION with the passages of the material, cited to the line."""
    typed = " ".join(question)
    if not typed.strip():
        raise click.UsageError('the question is empty; try: citewell ask "what is the GIL"')
    if len(typed) > MAX_QUESTION:
        raise click.UsageError(f"the question has {len(typed)} characters; at most {MAX_QUESTION} are read")
    from citewell.assistant.pipeline import answer
    from citewell.assistant.show.terminal import show
    from citewell.index import load_index

    gc.disable()  # nothing that is loaded is garbage
    index = load_index(path, thorough=False)
    gc.enable()
    try:
        index.check_fresh()
    except IndexStale as stale:
        click.echo(f"warning: {stale}", err=True)
    found = answer(typed, history, index, limit or (5 if as_json else 3), explain=explain, html=as_json)
    click.echo(json.dumps(found.to_dict(), indent=2, ensure_ascii=False) if as_json else show(found))


@main.command()
@at_index
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--watch", is_flag=True, help="Read notes again when they change.")
def serve(path: Path, host: str, port: int, watch: bool) -> None:
    """Serve the chat page and the API. An index that is ingested meanwhile is taken over."""
    from citewell.index import load_manifest

    load_manifest(path)  # a missing index is said here, before a server starts
    # web imports assistant, never the other way; -P keeps a folder named web where one stands from being run instead
    command = [sys.executable, "-P", "-m", "citewell.web", "--index", str(path), "--host", host, "--port", str(port)]
    command += ["--watch"] if watch else []
    os.execv(sys.executable, command)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@at_index
def doctor(paths: tuple[Path, ...], path: Path) -> None:
    """Check notes, or the index and the notes in it: what to mend, with file and line. Exits with 1 if there is any."""
    from citewell.assistant.commands.doctor import examine_index, examine_notes

    findings = list(examine_notes(paths) if paths else examine_index(path))
    for finding in findings:
        click.echo(str(finding))
    if findings:
        raise click.ClickException(f"{len(findings)} to mend")
    click.echo("Nothing to mend.")


@main.command("eval")
@click.argument("queries", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@at_index
@click.option("--json", "as_json", is_flag=True, help="Print the measures as JSON.")
@click.option("--failures", is_flag=True, help="List what was not answered at rank 1.")
def evaluate(queries: tuple[Path, ...], path: Path, as_json: bool, failures: bool) -> None:
    """Measure answers against judged questions (JSON lines: query, kind, context, best, ok) and votes of the page."""
    from citewell.assistant.judge.evaluation import evaluate as run
    from citewell.assistant.judge.evaluation import table
    from citewell.assistant.judge.judgements import read_questions
    from citewell.index import load_index

    result = run(read_questions(queries), load_index(path))
    if failures:
        for line in result.failures:
            click.echo(line, err=True)
    click.echo(json.dumps(result.to_dict(), indent=2) if as_json else table(result))
