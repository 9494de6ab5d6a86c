"""URLs of the server's own pages and images."""

from __future__ import annotations

from urllib.parse import quote

from citewell.assistant import SOURCE_PAGE, link_from
from citewell.index import Span

SOURCE_RULE = "/source/<path:file>"
"""Flask's rule for the source page; its query string is `lines=START-END`."""
ANSWER_RULE = "/answer/<path:file>"
"""Flask's rule for the page of a whole answer; its query string is `lines=START-END`, lines of that answer."""
MARKDOWN_RULE = "/markdown/<path:file>"
"""Flask's rule for a document as markdown; its query string may be `lines=START-END`."""
IMAGE_RULE = "/image/<path:file>"
"""Flask's rule for an image that a document names; its query string is `name=TARGET`."""

source_url = link_from(SOURCE_PAGE)
"""Return the URL of a source's lines: `source_url("notes.md", 3, 9)`."""

answer_url = link_from("/answer/{source}?lines={start}-{end}")
"""Return the URL of the whole answer that holds a source's lines, with these marked."""


def markdown_url(source: str, span: Span | None = None) -> str:
    """Return the URL of a document as markdown, or of lines of it."""
    lines = f"?lines={span.start}-{span.end}" if span else ""
    return f"/markdown/{quote(source, errors='surrogateescape')}{lines}"


def whole_answer_url(url: str) -> str:
    """Return the URL of the whole answer that holds cited lines, from the URL of their source."""
    return url.replace("/source/", "/answer/", 1)


def image_url(source: str, target: str) -> str:
    """Return the URL of an image, from the document that names it and the name there."""
    return f"/image/{quote(source, errors='surrogateescape')}?name={quote(target, safe='', errors='surrogateescape')}"
