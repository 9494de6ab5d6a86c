"""Fold lines that are longer than a terminal is wide."""

from __future__ import annotations

import re

import click

MIN_COLUMNS = 16
"""Folded text has at least this much room: a line that is indented further loses some of its indentation."""
_CODES = r"\x1b\[[\d;]*m"
_LEAD = re.compile(rf"(?:{_CODES}|\s)*")


def wrapped(line: str, width: int | None, hang: int = 0) -> str:
    """Return a line, with its colours, on as many rows of `width` columns as it needs.

    Every row has the indentation of the line, and those after the first `hang` columns more. Without a width, the line
    stays whole.
    """
    plain = click.unstyle(line)
    if width is None or (plain.isascii() and "\t" not in plain and len(plain) <= width):
        return line
    from wcwidth import wrap  # takes 30 ms to import, and most lines of code and notes are short

    lead = _LEAD.match(line).group()  # type: ignore[union-attr]  # it matches the empty text
    indent = len(click.unstyle(lead).expandtabs())
    indent = max(0, min(indent, width - hang - MIN_COLUMNS))
    text = "".join(re.findall(_CODES, lead)) + line[len(lead) :]
    first, later = " " * indent, " " * (indent + hang)
    rows = wrap(text, width, break_on_hyphens=False, initial_indent=first, subsequent_indent=later)
    return "\n".join(rows)
