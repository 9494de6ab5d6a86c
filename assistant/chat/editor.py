"""Open a file in the user's editor at a line."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import click

DEFAULT_EDITOR = "vi"  # POSIX has it
PLUS_LINE = "+{line} {path}"
"""How most editors take a line: vi, vim, nvim, nano, emacs, kak, micro, joe, gedit."""
FORMS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf"), "--goto {path}:{line}"),
    **dict.fromkeys(("hx", "helix", "subl", "zed", "atom"), "{path}:{line}"),
    **dict.fromkeys(("idea", "pycharm", "webstorm", "goland", "kate", "mate"), "--line {line} {path}"),
}
"""The arguments of editors that take it otherwise, by the name of their program."""


def open_in_editor(path: str, line: int) -> None:
    """Open a file and wait for the editor to end. Raise `ClickException` when it cannot be started."""
    if not Path(path).is_file():
        raise click.ClickException(f"{path!r} is no longer there; to update the index, run: citewell ingest")
    try:
        subprocess.run(editor_command(path, line), check=False)
    except (OSError, ValueError) as error:  # ValueError: a quote that is not closed
        raise click.ClickException(f"the editor does not start: {error}; set EDITOR to the one you use") from error


def editor_command(path: str, line: int) -> list[str]:
    """Return the command that opens a file at a line in $VISUAL, $EDITOR or vi."""
    editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or DEFAULT_EDITOR)
    form = FORMS.get(Path(editor[0]).stem.lower(), PLUS_LINE)
    return [*editor, *(part.replace("{line}", str(line)).replace("{path}", path) for part in form.split(" "))]
