"""Run `citewell` in a pseudo-terminal of a given size."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pexpect

from tests.assistant.commands.program import CITEWELL
from tests.conftest import ROOT

TIMEOUT_SECONDS = 60


def spawn(*arguments: str | Path, columns: int = 80, rows: int = 24, **environment: str) -> Any:
    """Start `citewell` with colours off unless `environment` says otherwise."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return pexpect.spawn(
        str(CITEWELL),
        [str(argument) for argument in arguments],
        dimensions=(rows, columns),
        cwd=str(ROOT),
        env={**inherited, "TERM": "xterm-256color", "NO_COLOR": "1", **environment},
        encoding="utf-8",
        timeout=TIMEOUT_SECONDS,
    )


def printed(*arguments: str | Path, columns: int = 80, rows: int = 24, **environment: str) -> list[str]:
    """Return the lines that a command prints until it ends."""
    child = spawn(*arguments, columns=columns, rows=rows, **environment)
    child.expect(pexpect.EOF)
    child.close()
    return str(child.before).splitlines()
