"""The production server as a process of its own."""

from __future__ import annotations

import subprocess
import sys


def start(*arguments: str) -> subprocess.Popen[str]:
    program = "from citewell.assistant.commands.cli import main; main(prog_name='citewell')"
    command = [sys.executable, "-c", program, "serve", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
