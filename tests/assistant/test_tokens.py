"""Tokens: stored as digests, in a file for its owner alone, which is replaced at once."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from citewell.assistant.settings import SettingsError
from citewell.assistant.tokens import (
    PREFIX,
    Grant,
    NoSuchToken,
    TokenFileError,
    add_token,
    grant_of,
    own_grant,
    read_tokens,
    remove_token,
)

ASKS = Grant("alice", frozenset({"ask"}), frozenset({"tea", ""}))
EVERYWHERE = Grant("bob", frozenset({"ask", "read"}), None, frozenset({"https://wiki.example"}))


def test_a_token_gives_what_was_granted(tmp_path: Path) -> None:
    file = tmp_path / "new" / "tokens.json"
    tokens = [add_token(file, grant) for grant in (ASKS, EVERYWHERE)]
    for token, grant in zip(tokens, (ASKS, EVERYWHERE), strict=True):
        found = grant_of(token, read_tokens(file))
        assert found
        assert (found.name, found.scopes, found.corpora) == (grant.name, grant.scopes, grant.corpora)
        assert found.origins == grant.origins
        assert token.startswith(PREFIX)
        assert token not in file.read_text()
    assert grant_of("wrong", read_tokens(file)) is None
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    remove_token(file, "alice")
    assert [grant.name for grant in read_tokens(file)] == ["bob"]
    with pytest.raises(NoSuchToken, match="alice"):
        remove_token(file, "alice")


@pytest.mark.parametrize("name", ["alice", "", "a b", "../a", "a" * 65])
def test_a_name_is_new_and_plain(tmp_path: Path, name: str) -> None:
    file = tmp_path / "tokens.json"
    add_token(file, ASKS)
    with pytest.raises(TokenFileError):
        add_token(file, Grant(name, frozenset({"ask"})))
    assert len(read_tokens(file)) == 1


ROW = {"name": "a", "sha256": "0" * 64, "scopes": ["ask"], "corpora": None, "origins": []}


@pytest.mark.parametrize(
    "row",
    [
        {"scopes": ["asks"]},
        {"sha256": "0"},
        {"corpora": "tea"},
        {"corpora": [["tea"]]},
        {"origins": "https://wiki.example"},
        {"name": 7},
        {"name": "a/b"},
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, row: dict[str, object]) -> None:
    file = tmp_path / "tokens.json"
    file.write_text(json.dumps({"tokens": [ROW]}))
    assert read_tokens(file)
    file.write_text(json.dumps({"tokens": [ROW | row]}))
    with pytest.raises(TokenFileError, match="damaged"):
        read_tokens(file)


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"tokens": [1]}', '{"tokens": [{}]}', "\udc80"])
def test_a_missing_or_foreign_file_is_refused(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "tokens.json"
    if text is not None:
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(TokenFileError, match="citewell token add"):
        read_tokens(file)


def test_a_token_of_ones_own_must_not_be_guessable() -> None:
    assert own_grant("x" * 32).corpora is None
    with pytest.raises(SettingsError, match="openssl rand"):
        own_grant("letmein")
