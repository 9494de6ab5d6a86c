"""Help that is folded to narrow terminals too."""

from __future__ import annotations

import shutil
from collections.abc import Iterable

import click

MAX_COLUMNS = 80
"""Longer lines of prose are hard to read."""
MIN_COLUMNS = 30


class NarrowHelp(click.HelpFormatter):
    """Click's formatter, which does not fold help to fewer than 50 columns itself."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        columns = min(shutil.get_terminal_size().columns, max_width or MAX_COLUMNS)
        super().__init__(indent_increment, width or max(MIN_COLUMNS, columns - 2), max_width)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options beside what they do, or above it where they are longer than almost half of the width."""
        super().write_dl(rows, min(col_max, self.width // 2 - 4), col_spacing)
