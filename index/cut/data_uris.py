"""Images and other files that are written into a text as `data:` URIs."""

from __future__ import annotations

import re

MAX_SHOWN_CHARS = 60  # shorter ones are examples in a text, and read as such

_DATA_URI = re.compile(
    r"\bdata:(?:[\w.+-]+/[\w.+*-]+|(?=;base64,))(?:;[\w.+=-]*)*,[^\s\"'<>()\[\]]*"
    r"(?:[ \t]*\n[ \t]*[A-Za-z0-9+/]{40,}={0,2})*"  # base64 that is wrapped, most often at 76 characters
)


def shorten_data_uris(text: str) -> str:
    """Return a text to be shown with only the beginning of each long `data:` URI; no line is lost."""
    return _DATA_URI.sub(_shortened, text) if "data:" in text else text


def _shortened(found: re.Match[str]) -> str:
    uri = found[0]
    if len(uri) <= MAX_SHOWN_CHARS:
        return uri
    return uri[: uri.index(",") + 1] + "…" + "\n" * uri.count("\n")


def without_data_uris(text: str) -> str:
    """Return a text without its `data:` URIs: they hold no words, and one image is longer than most documents."""
    return _DATA_URI.sub("", text) if "data:" in text else text
