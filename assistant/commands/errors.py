"""Report Citewell's errors on the command line: one line, no traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from citewell.assistant.settings import SettingsError
from citewell.index import CitewellError


class WrongSetting(click.ClickException):
    exit_code = 2


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn a `CitewellError` into click's exception: exit code 2 for a wrong setting, 1 for a failure."""
    try:
        yield
    except CitewellError as error:
        exception = WrongSetting if isinstance(error, SettingsError) else click.ClickException
        raise exception(str(error)) from error
