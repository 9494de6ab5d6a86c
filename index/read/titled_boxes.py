"""Titled boxes: `> [!question] Title`, `??? question "Title"`, `::: details Title`."""

from __future__ import annotations

import re

from citewell.index.read.titles import asks

_CALLOUT = re.compile(r"\s*>\s*\[!(?P<type>[\w-]+)(?:\|[^\]]*)?\][+-]?\s*(?P<title>.*?)\s*$")
_CONTAINER = re.compile(r"\s*:{3,}\s*(?P<type>[\w-]+)(?:\s+(?P<title>[^\s{].*?)|\[(?P<label>.+)\])\s*$")
_CONTAINER_END = re.compile(r"\s*:{3,}\s*$")
QUESTION_TYPES = {"faq", "help", "question"}


def callout_title(line: str) -> str:
    """Return the title of a callout that asks, from the first line of a quote; empty for any other quote."""
    found = _CALLOUT.match(line)
    return found["title"] if found and is_question_box(found["type"], found["title"]) else ""


def container_title(line: str) -> str:
    """Return the title that `::: type Title` or `:::type[Title]` gives to what follows; empty for any other line."""
    found = _CONTAINER.match(line)
    return (found["title"] or found["label"]) if found else ""


def ends_container(line: str) -> bool:
    """Return whether a line closes a container."""
    return bool(_CONTAINER_END.match(line))


def is_question_box(box_type: str, title: str) -> bool:
    """Return whether a box with a title is a question with its answer."""
    return bool(title) and (box_type.lower() in QUESTION_TYPES or asks(title))
