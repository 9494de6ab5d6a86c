"""Text as Slack writes it: what a person typed, and what is put into a message."""

from __future__ import annotations

import re
from html import unescape

_MENTION = re.compile(r"<[@!#][^>]*>")
_LINK = re.compile(r"<([^|>]+)(?:\|([^>]*))?>")


def question_of(text: str) -> str:
    """Return what a message asks: without mentions, links as they were typed, `&lt;` as `<`."""
    typed = _LINK.sub(lambda link: link[2] or link[1], _MENTION.sub(" ", text))
    return unescape(typed).strip()


def escape(text: str) -> str:
    """Return a text in which Slack sees no mention and no link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
