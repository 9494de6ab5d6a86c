"""Comments of any language, and the title that a comment gives to the code below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citewell.index.types import Span

COMMENT = re.compile(r"\s*(#|//|/\*|--|;|%|<!--|\"\"\"|''')")
"""Begins a line that is a comment or opens a docstring."""

_MARKS = re.compile(r"^[\s#/*\-=;!<>~_]+|[\s#/*\-=<>~_]+$")


def title_of(comment: str) -> str:
    """Return the first line of a comment that holds words, without comment marks and rulers (`# === Setup ===`)."""
    lines = (line for line in comment.splitlines() if not line.startswith("#!"))
    return next(filter(None, (_MARKS.sub("", line) for line in lines)), "")


def leading_title(lines: Sequence[str], span: Span) -> str:
    """Return the title that the first line of a span gives it, or nothing when that line is no comment."""
    first = lines[span.start - 1]
    return _MARKS.sub("", first) if COMMENT.match(first) else ""
