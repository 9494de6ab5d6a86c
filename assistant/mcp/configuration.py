"""Add the server to the configuration of a client, keeping what is there."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from citewell.assistant.mcp.clients import NAME
from citewell.index import CitewellError


class ConfigurationError(CitewellError):
    """The configuration of a client cannot be read, changed or written."""


def with_server(path: Path, table: str, entry: Mapping[str, object]) -> str:
    """Return the text of a configuration, JSON or TOML by its name, with an entry of the server.

    Raise `ConfigurationError` when it cannot be read or understood.
    """
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"cannot read {path}: {error}") from error
    try:
        return _toml_with(text, table, entry) if path.suffix == ".toml" else _json_with(text, table, entry)
    except ValueError as error:
        problem = f"cannot change {path}: {error}"
        raise ConfigurationError(f"{problem}; add the entry by hand: {json.dumps({NAME: entry})}") from error


def write(path: Path, text: str) -> None:
    """Replace a file, or what it links to, at once. Its mode is kept. Raise `ConfigurationError` when that fails."""
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            if target.exists():
                Path(name).chmod(target.stat().st_mode)
            Path(name).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise ConfigurationError(f"cannot write {path}: {error.strerror or error}") from error


def _json_with(text: str, table: str, entry: Mapping[str, object]) -> str:
    whole = json.loads(text) if text.strip() else {}
    if not isinstance(whole, dict) or not isinstance(whole.setdefault(table, {}), dict):
        raise ValueError(f"its `{table}` is no object")
    if whole[table].get(NAME) == entry:
        return text
    whole[table][NAME] = dict(entry)
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _toml_with(text: str, table: str, entry: Mapping[str, object]) -> str:
    """Append a table: comments and the order of a file that people write are kept."""
    servers: Any = tomllib.loads(text).get(table, {})
    if not isinstance(servers, dict):
        raise ValueError(f"its `{table}` is no table")
    if servers.get(NAME) == entry:
        return text
    if NAME in servers:
        raise ValueError(f"it has another [{table}.{NAME}]")
    # strings and lists of strings are written as in JSON
    lines = [f"[{table}.{NAME}]", *(f"{name} = {json.dumps(value)}" for name, value in entry.items())]
    appended = "\n".join([text.rstrip(), "", *lines, ""]).lstrip()
    tomllib.loads(appended)  # fails where the servers are written as one inline table
    return appended
