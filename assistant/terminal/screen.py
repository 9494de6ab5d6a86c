"""The terminal that is written to: its size, and a pager for what is longer."""

from __future__ import annotations

import math
import shutil
import sys
from typing import Any

import click

from citewell.assistant.terminal.printable import printable
from citewell.assistant.terminal.wrapping import wrapped

MIN_COLUMNS = 20
"""In fewer columns, line numbers would leave no room for the lines."""


def columns() -> int | None:
    """Return the width of the terminal, or None when the output is a file or a pipe: lines stay whole there."""
    return max(MIN_COLUMNS, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None


def rows() -> int:
    """Return the height of the terminal."""
    return shutil.get_terminal_size().lines


def row_count(text: str, width: int | None) -> int:
    """Return the rows that a text takes where the terminal breaks what is longer than its width."""
    lines = click.unstyle(text).split("\n")
    return sum(max(1, math.ceil(len(line) / width)) for line in lines) if width else len(lines)


def say(text: str, **style: Any) -> None:
    """Print a message, folded to the terminal, in a style of click's."""
    click.echo(wrapped(click.style(printable(text), **style), columns()))


def echo_paged(text: str, rows_below: int = 1) -> None:
    """Print a text, through the user's pager when it and `rows_below` are more than the rows of the terminal."""
    if sys.stdout.isatty() and row_count(text, columns()) + rows_below > rows():
        click.echo_via_pager(text + "\n")
    else:
        click.echo(text)
