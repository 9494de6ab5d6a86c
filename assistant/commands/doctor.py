"""`citewell doctor`: find problems in notes and in an index of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option
from citewell.assistant.show.printable import printable
from citewell.index import Document, Finding, Index, check, load_index, read_documents


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@index_option
def doctor(paths: tuple[Path, ...], index_dir: Path) -> None:
    """List problems in notes, with file and line.

    Checks the markdown files and folders at PATH. Without a PATH, checks the index: its files, its citations, and the
    notes it was made from. Exits with 1 when there is a problem.
    """
    findings = list(check_notes(paths) if paths else check_index(load_index(index_dir)))
    for finding in findings:
        click.echo(printable(str(finding)))
    if findings:
        raise click.ClickException(f"{len(findings)} problem{'s' if len(findings) > 1 else ''} found")
    click.echo("No problems found.")


def check_notes(paths: Sequence[Path]) -> Iterator[Finding]:
    """Yield the problems of notes that need not be in any index. Raise `CorpusError` when there are no notes."""
    documents, skipped = read_documents({"": paths})
    for path, why in skipped:
        yield Finding(path, 1, why)
    for document in documents:
        yield from check(document)


def check_index(index: Index) -> Iterator[Finding]:
    """Yield the citations of an index that no longer match their files, and the problems of its documents."""
    for document in index.documents.values():
        yield from _check_citations(document, index)
        yield from check(document)


def _check_citations(document: Document, index: Index) -> Iterator[Finding]:
    from citewell.assistant.show.verify import current_lines, is_unchanged, lines_match

    if is_unchanged(document):
        return
    lines = current_lines(document)
    chunks = [chunk for chunk in index.chunks if chunk.source == document.source]
    broken = [chunk for chunk in chunks if not lines_match(lines, chunk.span, chunk.sha256)]
    line = min((chunk.span.start for chunk in broken), default=1)
    what = f"{len(broken)} passages are no longer in the file" if broken else "the file changed outside its passages"
    yield Finding(document.source, line, f"{what}; to update the index, run: citewell ingest")
