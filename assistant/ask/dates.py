"""Dates of documents."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from citewell.index import Document, Index

FIELDS = ("updated", "modified", "lastmod", "last_modified", "date", "created")
"""Front-matter fields that hold a date, in the order they are looked for: the last change comes first."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ].*)?)?)?")


def document_date(document: Document, index: Index) -> date:
    """Return the date that a document's front matter gives, else the one of its file when it was ingested."""
    fields = dict(document.front_matter.fields)
    for name in FIELDS:
        for text in fields.get(name, ()):
            if given := parse_date(text):
                return given
    _, modified_ns, _ = index.manifest.files_seen.get(document.path, (0, 0, ""))
    return datetime.fromtimestamp(int(modified_ns) / 1e9, UTC).date()


def parse_date(text: str) -> date | None:
    """Return the date in `2026-01-31`, its first day for `2026-01` and `2026`, and None for other text.

    A time may follow a whole date.
    """
    match = _DATE.fullmatch(text.strip())
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    except ValueError:
        return None
