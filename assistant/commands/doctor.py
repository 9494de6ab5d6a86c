"""`citewell doctor`: find problems in notes and in an index of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option
from citewell.assistant.terminal.printable import printable
from citewell.index import Chunk, Document, Finding, Index, LeftOut, check, left_out, load_index, read_documents

SHOWN_PLACES = 3  # of each reason; the count tells of the others
SHOWN_CHARS = 72


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@index_option
def doctor(paths: tuple[Path, ...], index_dir: Path) -> None:
    """List problems in notes, with file and line.

    Lists the lines that answers are not taken from, too.

    Checks the markdown files and folders at PATH. Without a PATH, checks the index: its files, its citations, and the
    notes it was made from. Exits with 1 when there is a problem; lines that are left out are none.
    """
    if paths:
        documents, skipped = read_documents({"": paths})
        findings = [Finding(path, 1, why) for path, why in skipped] + [f for d in documents for f in check(d)]
        left = [lines for document in documents for lines in left_out(document)]
    else:
        index = load_index(index_dir)
        findings = list(check_index(index))
        left = list(left_out_of(index))
    for finding in findings:
        click.echo(printable(str(finding)))
    if left:
        click.echo(printable(format_left_out(left)))
    if findings:
        raise click.ClickException(f"{len(findings)} problem{'s' if len(findings) > 1 else ''} found")
    click.echo("No problems found.")


def check_index(index: Index) -> Iterator[Finding]:
    """Yield the citations of an index that no longer match their files, and the problems of its documents."""
    for document in index.documents.values():
        yield from _check_citations(document, index)
        yield from check(document)


def left_out_of(index: Index) -> Iterator[LeftOut]:
    """Yield the lines of an index's documents that are in no passage."""
    chunks: defaultdict[str, list[Chunk]] = defaultdict(list)
    for chunk in index.chunks:
        chunks[chunk.source].append(chunk)
    for source, document in index.documents.items():
        yield from left_out(document, chunks[source])


def format_left_out(left: Sequence[LeftOut]) -> str:
    """Return how many lines are left out for each reason, the most frequent first, and the first places of each."""
    places: defaultdict[str, list[LeftOut]] = defaultdict(list)
    for lines in left:
        places[lines.why].append(lines)
    parts = ["Left out of the index, because no answer is in it:"]
    for why, found in sorted(places.items(), key=lambda item: -sum(len(lines.span) for lines in item[1])):
        parts.append(f"  {why}: {_counted(sum(len(lines.span) for lines in found), 'line')}")
        parts += [f"    {lines.source}:{lines.span.start}: {_shorten(lines.text)}" for lines in found[:SHOWN_PLACES]]
        if len(found) > SHOWN_PLACES:
            parts.append(f"    ... and {_counted(len(found) - SHOWN_PLACES, 'more place')}")
    return "\n".join(parts)


def _shorten(text: str) -> str:
    """Return the beginning of a line."""
    return text if len(text) <= SHOWN_CHARS else text[: SHOWN_CHARS - 3] + "..."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}"


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
