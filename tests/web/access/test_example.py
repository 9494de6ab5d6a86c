"""The examples in docs/access.md, run in a shell against the real server."""

from __future__ import annotations

import json
import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from citewell.assistant.tokens import read_tokens
from tests.docs_examples import blocks
from tests.web.access.conftest import Notes

COMMAND = (
    '#!/bin/sh\nexec {} -c "from citewell.assistant.commands.cli import main; main(prog_name=\'citewell\')" "$@"\n'
)


@pytest.fixture
def port() -> int:
    """A port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        number: int = server.getsockname()[1]
        return number


def test_the_examples_run(corpora: Notes, tmp_path: Path, port: int) -> None:
    program = tmp_path / "citewell"
    program.write_text(COMMAND.format(sys.executable))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "ask.py").write_text(blocks("access.md", "python")[0].replace("8000", str(port)))
    script = blocks("access.md", "sh")[0].replace("8000", str(port))
    script = script.replace("citewell token remove", f"TOKEN=$alice {sys.executable} ask.py; citewell token remove")
    environment = os.environ | {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "CITEWELL_INDEX": str(corpora.both.index_dir),
        "CITEWELL_PORT": str(port),
    }
    done = subprocess.run(
        ["bash", "-m", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=240
    )
    ready, refused, tea, everything, removed = json_values(done.stdout)
    assert ready == {"status": "ready"}
    assert refused["status"] == removed["status"] == 401
    assert {question["source"] for question in tea} == {"tea/green.md", "tea/black.md"}
    assert len(everything) == 4
    assert "how long does green tea brew?" in done.stdout
    assert "alice  ask, read  tea\nreader  ask, read  all corpora\n" in done.stdout
    assert [grant.name for grant in read_tokens(tmp_path / "citewell-tokens.json")] == ["reader"]


def json_values(text: str) -> list[Any]:
    """Return the objects and lists of objects in a text, one after the other."""
    found, at = [], re.compile(r"\{|\[\{")
    while match := at.search(text):
        value, end = json.JSONDecoder().raw_decode(text[match.start() :])
        found.append(value)
        text = text[match.start() + end :]
    return found
