"""Which settings a server may start with."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant import Settings, SettingsError
from citewell.assistant.tokens import Grant, add_token
from citewell.web.run.reach import check_reach
from tests.web.run.program import start

TOKEN = "x" * 32


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(host="::1"),
        Settings(host="localhost", token=TOKEN),
        Settings(host="0.0.0.0", token=TOKEN),
        Settings(host="192.168.0.7", no_auth=True),
    ],
)
def test_it_may_start(settings: Settings) -> None:
    check_reach(settings)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (Settings(host="0.0.0.0"), "--no-auth"),
        (Settings(host="::"), "--token-file"),
        (Settings(host="notes.example"), "CITEWELL_TOKEN"),
        (Settings(host="0.0.0.0", token=TOKEN, no_auth=True), "leave one"),
        (Settings(host="0.0.0.0", token="short"), "openssl"),
        (Settings(token_file=Path("/no/such/file")), "citewell token add"),
    ],
)
def test_it_may_not_start(settings: Settings, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        check_reach(settings)


def test_a_file_of_tokens_is_enough(tmp_path: Path) -> None:
    add_token(tmp_path / "tokens.json", Grant("a", frozenset({"ask"})))
    check_reach(Settings(host="0.0.0.0", token_file=tmp_path / "tokens.json"))


def test_a_server_that_everyone_could_reach_is_refused_in_one_line() -> None:
    with start("--host", "0.0.0.0", "--port", "0") as process:
        output, errors = process.communicate(timeout=60)
    assert process.returncode in (1, 2)  # 1 where there is no index yet
    assert output == ""
    assert len(errors.splitlines()) == 1
