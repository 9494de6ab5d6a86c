"""Check citations against the files they cite, at the moment they are shown."""

from __future__ import annotations

import hashlib
from pathlib import Path

from citewell.index import Document, Span, digest, fingerprint, split_lines, text_of


def is_verified(document: Document, span: Span, sha256: str) -> bool:
    """Return whether the file now holds, at exactly these lines, the text with this hash; False if it is unreadable."""
    try:
        data = Path(document.path).read_bytes()
        if hashlib.sha256(data).hexdigest() == document.sha256:
            return True  # unchanged since ingestion; splitting 12,000 lines per passage would take most of the answer
        return lines_match(split_lines(data.decode(document.encoding)), span, sha256)
    except (OSError, UnicodeDecodeError):
        return False


def is_unchanged(document: Document) -> bool:
    """Return whether the file's bytes are still those that were ingested."""
    return fingerprint(document.path) == document.sha256


def current_lines(document: Document) -> list[str]:
    """Return the lines that the file holds now; none when it cannot be read."""
    try:
        return split_lines(Path(document.path).read_bytes().decode(document.encoding))
    except (OSError, UnicodeDecodeError):
        return []


def lines_match(lines: list[str], span: Span, sha256: str) -> bool:
    """Return whether the lines at `span` are the text with this hash."""
    return span.end <= len(lines) and digest(text_of(lines, span)) == sha256
