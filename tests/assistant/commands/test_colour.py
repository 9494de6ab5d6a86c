"""Colour as the environment asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant.commands.colour import colour_wanted
from tests.assistant.commands.program import run
from tests.conftest import Ingest


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, None),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "0"}, False),
        ({"NO_COLOR": ""}, None),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, None),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_the_environment_decides(
    environment: dict[str, str], wanted: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert colour_wanted() is wanted


def test_a_forced_colour_reaches_a_pipe(ingested: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    index_dir: Path = ingested({"a.md": "# Q1: What is a hull?\n\nThe body of a ship.\n"})
    assert "\x1b[" not in run("questions", "--index", index_dir).stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[36m" in run("questions", "--index", index_dir).stdout
