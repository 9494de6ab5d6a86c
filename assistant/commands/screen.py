"""The terminal that is written to: its size, and a pager for what is longer."""

from __future__ import annotations

import shutil
import sys

import click

MIN_COLUMNS = 20
"""In fewer columns, line numbers would leave no room for the lines."""


def columns() -> int | None:
    """Return the width of the terminal, or None when the output is a file or a pipe: lines stay whole there."""
    return max(MIN_COLUMNS, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None


def rows() -> int:
    """Return the height of the terminal."""
    return shutil.get_terminal_size().lines


def echo_paged(text: str) -> None:
    """Print a text, through the user's pager when it is longer than the terminal."""
    if sys.stdout.isatty() and text.count("\n") + 1 >= rows():
        click.echo_via_pager(text + "\n")
    else:
        click.echo(text)
