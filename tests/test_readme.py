"""The README tells the truth: its commands, addresses, settings, files and links exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest
from flask import Flask
from markdown_it import MarkdownIt
from markdown_it.token import Token

from citewell.assistant.commands.cli import main
from citewell.assistant.settings import PREFIX, VARIABLES
from citewell.web.routes.api import api
from citewell.web.routes.pages import pages
from citewell.web.routes.reading import reading
from citewell.web.routes.v1.ask import ask
from citewell.web.routes.v1.notes import notes

ROOT = Path(__file__).resolve().parent.parent
TOKENS = MarkdownIt("commonmark").enable("table").parse((ROOT / "README.md").read_text(encoding="utf-8"))
INLINE = [child for token in TOKENS for child in token.children or ()]
CODE = [token.content for token in INLINE if token.type == "code_inline"]


def blocks(*languages: str) -> list[Token]:
    return [token for token in TOKENS if token.type == "fence" and token.info in languages]


def commands() -> Iterator[str]:
    """Every command of the shell blocks, and those named in the text."""
    for block in blocks("sh"):
        yield from block.content.replace("\\\n", " ").splitlines()
    for code in CODE:
        if re.match(r"(make|\S*citewell) ", code):
            yield code


def words(command: str) -> list[str]:
    """Return the words of a command, up to a pipe into another one."""
    parts = shlex.split(command, comments=True)
    return parts[: parts.index("|")] if "|" in parts else parts


COMMANDS = [command for command in commands() if words(command)]
MAKES = [command for command in COMMANDS if words(command)[0] == "make"]
CITEWELLS = [command for command in COMMANDS if Path(words(command)[0]).name == "citewell"]
CURLS = [command for command in COMMANDS if words(command)[0] == "curl"]
KNOWN = {"cd", "git"}


def test_there_is_something_to_check() -> None:
    assert all((MAKES, CITEWELLS, CURLS))


def test_every_command_is_of_a_known_kind() -> None:
    checked = {*MAKES, *CITEWELLS, *CURLS}
    assert [c for c in COMMANDS if c not in checked and words(c)[0] not in KNOWN] == []


@pytest.mark.parametrize("command", MAKES)
def test_make_has_the_target_and_the_variables(command: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for word in words(command)[1:]:
        name, is_variable, _ = word.partition("=")
        assert re.search(rf"(?m)^{re.escape(name)} =" if is_variable else rf"(?m)^{re.escape(name)}:", makefile), word


@pytest.mark.parametrize("command", CITEWELLS)
def test_the_command_line_takes_it(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse the arguments as `citewell` would, without running it."""
    monkeypatch.chdir(ROOT)
    name, *arguments = words(command)[1:]
    parent = click.Context(main, **main.context_settings)
    subcommand = main.get_command(parent, name)
    assert subcommand, name
    with suppress(click.exceptions.Exit):  # --help
        subcommand.make_context(name, arguments, parent)


@pytest.mark.parametrize("command", CURLS)
def test_the_server_has_what_is_fetched(command: str) -> None:
    url = next(word for word in words(command) if word.startswith("http"))
    assert served("POST" if re.search(r" (-d|--data|--json) ", command) else "GET", urlsplit(url).path)


@pytest.mark.parametrize("code", [code for code in CODE if re.match(r"(GET|POST) /", code)])
def test_the_server_has_the_address(code: str) -> None:
    method, url = code.split()
    assert served(method, urlsplit(url).path)


@pytest.mark.parametrize("name", [name for code in CODE for name in re.findall(rf"\b{PREFIX}\w+", code)])
def test_the_setting_exists(name: str) -> None:
    assert name in VARIABLES


@pytest.mark.parametrize("code", [code for code in CODE if re.fullmatch(r"\.?\w[\w./-]*/[\w.-]*", code)])
def test_the_path_exists(code: str) -> None:
    assert (ROOT / code).exists()


@pytest.mark.parametrize("block", blocks("python"), ids=lambda block: block.content.splitlines()[0])
def test_python_is_python(block: Token) -> None:
    compile(block.content, "README.md", "exec")


def test_local_links_and_pictures_exist() -> None:
    targets = [str(token.attrs.get("href") or token.attrs.get("src")) for token in INLINE if token.attrs]
    local = [urlsplit(target).path for target in targets if not urlsplit(target).scheme]
    assert [path for path in local if path and not (ROOT / path).exists()] == []


def served(method: str, path: str) -> bool:
    app = Flask("addresses")
    for blueprint in (api, ask, notes, pages, reading):
        app.register_blueprint(blueprint)
    return app.url_map.bind("localhost").test(path, method)
