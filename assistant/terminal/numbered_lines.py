"""Lines of the notes with their numbers, coloured by their language."""

from __future__ import annotations

import click
from pygments import highlight
from pygments.formatters.terminal import TerminalFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from citewell.assistant.terminal.printable import printable
from citewell.assistant.terminal.wrapping import wrapped
from citewell.index import shorten_data_uris


def format_lines(
    text: str, language: str, start_line: int, limit: int | None = None, *, width: int | None = None, last: int = 0
) -> str:
    """Return the lines of a text coloured and numbered from `start_line`, at most `limit` of them.

    The numbers are as wide as that of the last line, and as `last`. Of a `data:` URI in prose only the beginning is
    shown.
    """
    text = shorten_data_uris(text) if language == "markdown" else text
    lines = _coloured(printable(text), language).split("\n")
    gutter = len(str(max(last, start_line + len(lines) - 1))) + 2
    numbered = [_numbered(line, number, gutter, width) for number, line in enumerate(lines[:limit], start_line)]
    if hidden := len(lines) - len(numbered):
        numbered.append(" " * gutter + click.style(f"... {hidden} more line{'s' if hidden > 1 else ''}", dim=True))
    return "\n".join(numbered)


def _numbered(line: str, number: int, gutter: int, width: int | None) -> str:
    """Return a line after its number; the rows of a folded line stand below one another."""
    rows = wrapped(line, width and width - gutter)
    return click.style(f"{number:>{gutter - 2}}  ", dim=True) + rows.replace("\n", "\n" + " " * gutter)


def _coloured(text: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return text
    return highlight(text, lexer, TerminalFormatter())
