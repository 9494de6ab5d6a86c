"""`citewell doctor`: hold an index against its notes, and look for what to mend in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from citewell.assistant.show.verify import is_unchanged, lines_now, stands_in
from citewell.index import Finding, Index, check, load_index, read_documents


def examine(index: Index) -> Iterator[Finding]:
    """Every citation read again, and every document looked through. Raises nothing: `load_index` did."""
    for document in index.documents.values():
        if not is_unchanged(document):
            lines = lines_now(document)  # once, not for each of its passages
            broken = [
                chunk
                for chunk in index.chunks
                if chunk.source == document.source and not stands_in(lines, chunk.span, chunk.sha256)
            ]
            at = min((chunk.span.start for chunk in broken), default=1)
            what = f"{len(broken)} passages are not there any more" if broken else "bytes changed outside the passages"
            yield Finding(document.source, at, f"{what}, since the file was ingested; run: citewell ingest")
        yield from check(document)


def examine_notes(paths: Sequence[Path]) -> Iterator[Finding]:
    """Notes that are in no index yet. Raises `CorpusError` when there is nothing to read."""
    documents, skipped = read_documents({"": paths})
    for path, why in skipped:
        yield Finding(path, 1, why)
    for document in documents:
        yield from check(document)


def examine_index(path: Path) -> Iterator[Finding]:
    """The index at `path` with its documents. Raises `IndexStoreError` when it cannot be used."""
    return examine(load_index(path))
