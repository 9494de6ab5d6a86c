"""Comments of any language, and the title that a comment gives to the code below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citewell.index.types import Span

COMMENT = re.compile(r"\s*(#|//|/\*|--|;|%|<!--|\"\"\"|''')")
"""Begins a line that is a comment or opens a docstring."""

MAX_TITLE_CHARS = 200  # a longer line is text rather than a title

_MARKS = " \t#/*-=<>~_"


def title_of(comment: str) -> str:
    """Return the first line of a comment that holds words, without comment marks and rulers (`# === Setup ===`)."""
    lines = (line for line in comment.splitlines() if not line.startswith("#!"))
    titles = (line.lstrip(_MARKS + ";!").rstrip(_MARKS)[:MAX_TITLE_CHARS] for line in lines)
    return next(filter(None, titles), "")


def leading_title(lines: Sequence[str], span: Span) -> str:
    """Return the title that the first line of a span gives it, or nothing when that line is no comment."""
    first = lines[span.start - 1]
    return title_of(first) if COMMENT.match(first) else ""
