"""Front matter: the fields in YAML or TOML that some notes begin with."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from typing import Any

import yaml

from citewell.index.types import FrontMatter

FENCES = {"---": ("---", "..."), "+++": ("+++",)}  # YAML, TOML: the first line, and what may end it
MAX_FRONT_MATTER_LINES = 200  # more is a note between two rules

# a plain value with a colon in it, which YAML takes for a field inside a field
_UNQUOTED = re.compile(
    r"^(?P<name>\w[\w -]*):[ \t]+(?P<value>[^\s\"'\[{|>&*!%@`#-][^\n]*?:(?: [^\n]*)?)[ \t]*$", re.MULTILINE
)


def split_front_matter(lines: Sequence[str]) -> tuple[FrontMatter, int]:
    """Return the front matter of a document and the number of lines that it takes; 0 when there is none.

    Text between two rules that is no list of fields is none.
    """
    opening = lines[0].rstrip() if lines else ""
    for number, line in enumerate(lines[1:MAX_FRONT_MATTER_LINES], 2):
        if line.rstrip() in FENCES.get(opening, ()):
            fields = _read_fields("\n".join(lines[1 : number - 1]), opening)
            return (FrontMatter(), 0) if fields is None else (_front_matter(fields), number)
    return FrontMatter(), 0


def _read_fields(text: str, opening: str) -> dict[str, Any] | None:
    try:
        fields = tomllib.loads(text) if opening == "+++" else _read_yaml(text)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError):
        return None
    if fields is None and not text.strip():
        return {}
    return fields if isinstance(fields, dict) else None


def _read_yaml(text: str) -> Any:
    """Return what YAML says; a second time with the two mistakes mended that people make: `title: A: B`, and tabs."""
    try:
        return yaml.load(text, _Loader)
    except yaml.YAMLError:
        mended = _UNQUOTED.sub(lambda found: f"{found['name']}: {json.dumps(found['value'], ensure_ascii=False)}", text)
        return yaml.load(mended.replace("\t", "  "), _Loader)


def _front_matter(fields: dict[str, Any]) -> FrontMatter:
    values = {str(name).lower(): _texts(value) for name, value in fields.items()}

    def first(*names: str) -> str:
        return next((values[name][0] for name in names if values.get(name)), "")

    def every(*names: str) -> tuple[str, ...]:
        return tuple(text for name in names for text in values.get(name, ()))

    return FrontMatter(
        title=first("title"),
        aliases=every("aliases", "alias"),
        tags=tuple(tag for text in every("tags", "tag", "keywords") for tag in text.replace(",", " ").split()),
        description=first("description", "summary", "subtitle"),
        difficulty=first("difficulty", "level"),
        fields=tuple(values.items()),
    )


def _texts(value: Any) -> tuple[str, ...]:
    """Return a field's value as texts: a list has one for each entry, and nested fields are `name: value`."""
    if isinstance(value, dict):
        return tuple(f"{name}: {text}" for name, nested in value.items() for text in _texts(nested))
    if isinstance(value, list):
        return tuple(text for entry in value for text in _texts(entry))
    return () if value is None else (str(value).strip(),)


class _Loader(yaml.BaseLoader):
    """Reads every value as text, and refuses references: a few of them can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("references are not read")
        return super().compose_node(parent, index)
