"""Help at the width of the terminal."""

from __future__ import annotations

import pytest

from citewell.assistant.commands.cli import COMMANDS
from tests.assistant.commands.program import run


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("columns", [40, 60])
def test_help_is_no_wider_than_the_terminal(command: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run(*command.split(), "--help").stdout.splitlines()
    assert [line for line in lines if len(line) > columns] == []


def test_help_is_at_most_eighty_columns_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert max(map(len, run("ask", "--help").stdout.splitlines())) in range(70, 81)


def test_a_narrow_terminal_cuts_no_command_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert "..." not in run("--help").stdout.partition("Commands:")[2]
