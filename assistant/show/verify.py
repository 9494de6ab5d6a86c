"""Hold a citation against the file it cites, at the moment it is shown."""

import hashlib
from pathlib import Path

from citewell.index import Document, Span, digest, fingerprint, split_lines, text_of


def is_unchanged(document: Document) -> bool:
    """Whether the file on disk still has the bytes that were ingested."""
    return fingerprint(document.path) == document.sha256


def is_verified(document: Document, span: Span, sha256: str) -> bool:
    """Whether the file holds, at these very lines, the text with this hash. A file that cannot be read does not."""
    try:
        data = Path(document.path).read_bytes()
        if hashlib.sha256(data).hexdigest() == document.sha256:
            return True  # not a byte has changed: cutting 12,000 lines for every passage would take most of the answer
        return stands_in(split_lines(data.decode(document.encoding)), span, sha256)
    except (OSError, UnicodeDecodeError):
        return False


def lines_now(document: Document) -> list[str]:
    """What the file on disk holds now; nothing when it cannot be read."""
    try:
        return split_lines(Path(document.path).read_bytes().decode(document.encoding))
    except (OSError, UnicodeDecodeError):
        return []


def stands_in(lines: list[str], span: Span, sha256: str) -> bool:
    """Whether lines hold, at this place, the text with this hash."""
    return span.end <= len(lines) and digest(text_of(lines, span)) == sha256
