"""Run `citewell` in this process, or as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from citewell.assistant.commands.cli import main
from tests.conftest import ROOT

CITEWELL = Path(sys.executable).with_name("citewell")


def run(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], stdin, catch_exceptions=False)


def start(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(CITEWELL), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
