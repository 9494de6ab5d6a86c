"""Report Citewell's errors on the command line: one line, no traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from citewell.assistant.settings import SettingsError
from citewell.assistant.terminal.printable import printable
from citewell.index import CitewellError


class ExitsWithTwo(click.ClickException):
    exit_code = 2


@contextmanager
def one_line_errors(failure: type[click.ClickException] = click.ClickException) -> Iterator[None]:
    """Turn a `CitewellError` into click's exception: exit code 2 for a wrong setting, that of `failure` for others."""
    try:
        yield
    except CitewellError as error:
        exception = ExitsWithTwo if isinstance(error, SettingsError) else failure
        raise exception(printable(str(error))) from error  # it may name a file of the notes
