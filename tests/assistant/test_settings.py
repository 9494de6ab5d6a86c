"""Settings from the environment."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from citewell.assistant.settings import PREFIX, VARIABLES, Settings, SettingsError
from tests.conftest import CORPUS, ROOT

Patch = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: Patch) -> None:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


def test_the_defaults_are_those_of_a_clone() -> None:
    settings = Settings.from_env()
    assert settings == Settings()
    assert settings.index_dir == ROOT / ".citewell"
    assert settings.corpus == CORPUS
    assert settings.feedback_file == ROOT / ".citewell-feedback.jsonl"


def test_every_field_has_one_variable() -> None:
    assert sorted(VARIABLES.values()) == sorted(field.name for field in fields(Settings))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("INDEX", "/notes/index", Path("/notes/index")),
        ("CORPUS", "notes", Path("notes")),
        ("HOST", "0.0.0.0", "0.0.0.0"),
        ("PORT", "80", 80),
        ("HOSTS", "A.example, b.example,", frozenset({"a.example", "b.example"})),
        (
            "ORIGINS",
            "https://Wiki.example:443, http://localhost:3000,",
            frozenset({"https://wiki.example", "http://localhost:3000"}),
        ),
        ("ADDRESS_RATE", "5/second", "5/second"),
        ("SOCKET_RATE", "60 per minute", "60 per minute"),
        ("MAX_SOCKETS", "0", 0),
        ("WATCH", "yes", True),
        ("WATCH", "off", False),
        ("FEEDBACK", "votes.jsonl", Path("votes.jsonl")),
        ("LINK", "https://git.example/{source}#L{start}-L{end}", "https://git.example/{source}#L{start}-L{end}"),
        ("LINK", "obsidian://open?path={path}", "obsidian://open?path={path}"),
    ],
)
def test_a_variable_sets_its_field(monkeypatch: Patch, name: str, text: str, value: object) -> None:
    monkeypatch.setenv(PREFIX + name, text)
    assert getattr(Settings.from_env(), VARIABLES[PREFIX + name]) == value


@pytest.mark.parametrize("name", VARIABLES)
def test_an_empty_variable_is_not_set(monkeypatch: Patch, name: str) -> None:
    monkeypatch.setenv(name, "")
    assert Settings.from_env() == Settings()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("PORT", "http", "not a valid integer"),
        ("PORT", "65536", "less than or equal to 65535"),
        ("MAX_SOCKETS", "-1", "greater than or equal to 0"),
        ("WATCH", "perhaps", "not a valid boolean"),
        ("ORIGINS", "*", "'*' is not an origin such as https://wiki.example"),
        ("ORIGINS", "https://wiki.example, null", "'null' is not an origin"),
        ("ORIGINS", "wiki.example", "'wiki.example' is not an origin"),
        ("ORIGINS", "https://wiki.example/", "is not an origin"),
        ("ORIGINS", "https://me@wiki.example", "is not an origin"),
        ("ORIGINS", "https://wiki.example:many", "is not an origin"),
        ("ADDRESS_RATE", "many", "60/minute"),
        ("LINK", "https://git.example/", "{source}"),
        ("WACTH", "1", "did you mean CITEWELL_WATCH?"),
        ("HOTS", "a.example", "did you mean CITEWELL_HOST"),
        ("COLOUR", "blue", "the settings are CITEWELL_INDEX, "),
    ],
)
def test_a_wrong_variable_is_named(monkeypatch: Patch, name: str, text: str, words: str) -> None:
    monkeypatch.setenv(PREFIX + name, text)
    with pytest.raises(SettingsError) as raised:
        Settings.from_env()
    assert PREFIX + name in str(raised.value)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_index_in_the_environment_loads_no_library() -> None:
    program = "import sys; from citewell.assistant.settings import Settings; Settings.from_env(); print(*sys.modules)"
    environment = os.environ | {"CITEWELL_INDEX": "somewhere"}
    loaded = subprocess.check_output([sys.executable, "-c", program], text=True, env=environment).split()
    assert {"environs", "marshmallow", "pydantic"} & set(loaded) == set()
