"""`citewell serve`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.assistant.commands.program import run
from tests.conftest import Ingest


def test_it_becomes_the_server_with_the_same_options(ingested: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    index_dir: Path = ingested({"a.md": "# Q1: What is a hull?\n\nThe body of a ship.\n"})
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, arguments: started.append(arguments))
    assert (
        run("serve", "--index", index_dir, "--port", "0", "--watch", "--reranker", "m", "--log", "json").exit_code == 0
    )
    (arguments,) = started
    assert arguments[1:] == [
        "-P",
        "-m",
        "citewell.web",
        "--index",
        str(index_dir),
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--watch",
        "--reranker",
        "m",
        "--log",
        "json",
    ]
