"""`citewell token`."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant.tokens import grant_of, read_tokens
from tests.assistant.commands.program import run


def test_a_token_is_printed_once_listed_without_it_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "tokens.json"
    added = run("token", "add", "alice", "--corpus", "tea", "--token-file", file)
    token = added.stdout.strip()
    grant = grant_of(token, read_tokens(file))
    assert grant
    assert (grant.scopes, grant.corpora) == (frozenset({"ask", "read"}), frozenset({"tea"}))
    assert run("token", "add", "wiki", "--origin", "https://Wiki.example", "--token-file", file).exit_code == 0
    assert run("token", "list", "--token-file", file).stdout.splitlines() == [
        "alice  ask, read  tea",
        "wiki  ask  all corpora  from https://wiki.example",
    ]
    assert run("token", "remove", "alice", "--token-file", file).stdout == "Removed alice.\n"
    assert run("token", "remove", "alice", "--token-file", file).exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "a/b"],
        ["add", "a", "--scope", "everything"],
        ["add", "a", "--origin", "https://wiki.example", "--scope", "read"],
        ["add", "a", "--origin", "https://wiki.example/page"],
        ["add", "a", "--scope", "admin", "--corpus", "tea"],
        ["list"],
    ],
)
def test_what_cannot_be_is_a_usage_error(tmp_path: Path, arguments: list[str]) -> None:
    file = tmp_path / "tokens.json"
    assert run("token", *arguments, "--token-file", file).exit_code == 2
    assert not file.exists()
