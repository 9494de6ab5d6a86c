"""Dates of documents."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from citewell.index import Document, Index

FIELDS = ("updated", "modified", "lastmod", "last_modified", "date", "created")
"""Front-matter fields that hold a date, in the order they are looked for: the last change comes first."""
_DATE = re.compile(r"(\d{4})(?:(?P<sign>[-/.])(\d\d?)(?:(?P=sign)(\d\d?)(?:[T ].*)?)?)?")
_NAMED_DATE = re.compile(r"(?<!\d)(?:\d{4}([-_.])\d\d\1\d\d|(?:19|20)\d{6}(?=\d{4}(?!\d)|(?!\d)))")
"""In the name of a file: `2026-01-31`, `2026_01_31`, `20260131`, `202601311830`."""


def document_date(document: Document, index: Index) -> date:
    """Return the date that a document's front matter gives, else its name, else its file when it was ingested."""
    fields = dict(document.front_matter.fields)
    for name in FIELDS:
        for text in fields.get(name, ()):
            if given := parse_date(text):
                return given
    if named := _date_in_name(document.source):
        return named
    _, modified_ns, _ = index.manifest.files_seen.get(document.path, (0, 0, ""))
    return datetime.fromtimestamp(int(modified_ns) / 1e9, UTC).date()


def parse_date(text: str) -> date | None:
    """Return the date in `2026-01-31`, its first day for `2026-01` and `2026`, and None for other text.

    Slashes or full stops may stand for the hyphens, and a time may follow a whole date.
    """
    match = _DATE.fullmatch(text.strip())
    try:
        return date(int(match[1]), int(match[3] or 1), int(match[4] or 1)) if match else None
    except ValueError:
        return None


def _date_in_name(source: str) -> date | None:
    """Return the date in the name of a file, as notes of a day and posts have it."""
    found = _NAMED_DATE.search(PurePosixPath(source).name)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    return parse_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}")
