"""Images and other files that are written into a text as `data:` URIs."""

from __future__ import annotations

import re

_DATA_URI = re.compile(
    r"\bdata:(?:[\w.+-]+/[\w.+*-]+|(?=;base64,))(?:;[\w.+=-]*)*,[^\s\"'<>()\[\]]*"
    r"(?:[ \t]*\n[ \t]*[A-Za-z0-9+/]{40,}={0,2})*"  # base64 that is wrapped, most often at 76 characters
)


def without_data_uris(text: str) -> str:
    """Return a text without its `data:` URIs: they hold no words, and one image is longer than most documents."""
    return _DATA_URI.sub("", text) if "data:" in text else text
