"""The last step of every rendering: only harmless tags, attributes and links stay in the HTML."""

from __future__ import annotations

import re

import nh3

TAGS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "pre", "ul", "ol", "li"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "code", "span", "em", "strong", "s", "a", "br"}
TAGS |= {"dl", "dt", "dd", "b", "i", "u", "del", "ins", "mark", "kbd", "sub", "sup", "small"}
TAGS |= {"math", "mrow", "mi", "mo", "mn", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle", "mpadded"}
TAGS |= {"msup", "msub", "msubsup", "mover", "munder", "munderover", "mtable", "mtr", "mtd", "menclose", "mphantom"}
ATTRIBUTES = {
    "*": {"class", "dir", "id", "data-line", "data-end", "data-language"},
    "a": {"href", "data-target"},
    "math": {"display"},
    "menclose": {"notation"},
    "mfrac": {"linethickness"},
    "mi": {"mathvariant"},
    "mo": {"stretchy", "fence", "form", "lspace", "rspace", "minsize", "maxsize"},
    "mspace": {"width"},
    "mtable": {"columnalign"},
    "ol": {"start"},
    "pre": {"tabindex"},
    "span": {"data-target"},
}
ANCHOR_PREFIX = "user-content-"  # GitHub's, which keeps the anchors of a document apart from the ids of the page


def sanitise(html: str) -> str:
    """Return HTML reduced to the allowed tags, attributes and link targets."""
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, attribute_filter=_allowed_value, link_rel="noopener noreferrer"
    )


def _allowed_value(tag: str, name: str, value: str) -> str | None:
    if name != "href":
        return value
    if value.startswith("#"):
        return f"#{ANCHOR_PREFIX}{value[1:].lower()}"
    return value if re.match(r"(https?|mailto):", value, re.IGNORECASE) else None
