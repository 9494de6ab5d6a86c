"""Files written inside strings: a Dockerfile, a manifest, a configuration, recognised by how they are built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import dedent
from typing import NamedTuple

from tree_sitter import Node

from citewell.index.cut.nodes import node_text

MIN_FILE_LINES = 4  # a shorter string is text, not a file


class FileType(NamedTuple):
    """What a file is, by its contents."""

    language: str
    name: str


class InlineFile(NamedTuple):
    """A string that holds a file."""

    string: Node
    language: str
    name: str
    """The key of the string in a dictionary, the name that a first comment gives the file, or what it is."""


def _sign(language: str, name: str, *patterns: str, matches: int = 1) -> tuple[FileType, list[re.Pattern[str]], int]:
    return FileType(language, name), [re.compile(pattern, re.MULTILINE) for pattern in patterns], matches


# In order: the first whose patterns are all found in a string, the last as often as said, tells what file it is.
_SIGNS = [
    _sign("dockerfile", "Dockerfile", r"^FROM \S+", r"^(RUN|COPY|CMD|ENTRYPOINT|WORKDIR) "),
    _sign("yaml", "Kubernetes manifest", r"^apiVersion: \S+", r"^kind: \S+"),
    _sign("yaml", "docker-compose.yml", r"^services:\s*$"),
    _sign("yaml", "GitHub Actions workflow", r"^on:", r"^jobs:\s*$"),
    _sign("ini", "systemd unit", r"^\[(Unit|Service)\]\s*$"),
    _sign("nginx", "nginx.conf", r"^[ \t]*(server|http|upstream \S+|location \S.*) \{+\s*$"),
    _sign("bash", "shell script", r"\A\s*#!.*\b(ba|z|)sh\b"),
    _sign("python", "Python file", r"^(from \S+ import |import \w+|def \w+\(|class \w+)", matches=2),
    _sign(
        "sql",
        "SQL",
        r"^[ \t]*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (TABLE|INDEX|VIEW)|ALTER TABLE|WITH \w+ AS)\b",
    ),
    _sign("html", "HTML", r"^[ \t]*<(!DOCTYPE|html|head|body|div|form|template|script|table|ul)\b"),
    _sign("ini", "configuration", r"^\[[\w.:\"-]+\]\s*$"),
    _sign("makefile", "Makefile", r"^[\w.-]+:.*\n\t"),
    _sign("json", "JSON", r"\A\s*[\[{]+[ \t]*\n\s*[\"{\[]"),
    _sign("text", "requirements.txt", r"^[A-Za-z][\w.\[\]-]*(==|>=|~=)[\d.*]+", matches=3),
    _sign("bash", ".env", r"^[A-Z][A-Z0-9_]*=\S*", matches=4),
    _sign("yaml", "YAML", r"^[\w-]+:( \S.*)?\n(  |- )", matches=3),
]
_NAME_COMMENT = re.compile(r"\A\s*(?:#|//|--|;)\s*(?P<name>[\w./-]*[\w-]\.\w{2,5}|Dockerfile\S*)\s*$", re.MULTILINE)
_STRINGS = re.compile(r"string$|string_literal$|template_string$|raw_string_literal$")
_QUOTES = re.compile(r"\A\w*(\"\"\"|'''|`|\"|')\\?\n?|(\"\"\"|'''|`|\"|')\Z")


def inline_files(node: Node) -> list[InlineFile]:
    """Return the strings inside a node that hold files, in order."""
    found: list[InlineFile] = []
    waiting = [(node, "")]
    while waiting:
        inner, key = waiting.pop()
        if inner.end_point[0] - inner.start_point[0] + 1 < MIN_FILE_LINES:
            continue
        if not _STRINGS.search(inner.type):
            key = _key(inner)
            waiting += [(child, key) for child in reversed(inner.named_children)]
        elif file_type := recognise(_QUOTES.sub("", node_text(inner)).split("\n")):
            found.append(InlineFile(inner, file_type.language, key or file_type.name))
    return found


def recognise(lines: Sequence[str]) -> FileType | None:
    """Return what file the lines of a string are, or None when they are just text. A first comment may name it."""
    if len(lines) < MIN_FILE_LINES:
        return None
    first, *rest = lines
    text = first.lstrip() + "\n" + dedent("\n".join(rest))  # the first line follows the quotes without indentation
    for file_type, (*others, last), matches in _SIGNS:
        if all(pattern.search(text) for pattern in others) and sum(1 for _ in last.finditer(text)) >= matches:
            named = _NAME_COMMENT.match(text)
            return FileType(file_type.language, named["name"] if named else file_type.name)
    return None


def _key(node: Node) -> str:
    """Return the key of an entry of a dictionary, which most often is the name of a file, or nothing."""
    key = node.child_by_field_name("key") if node.type == "pair" else None
    return node_text(key).strip("\"'") if key is not None else ""
