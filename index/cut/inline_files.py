"""Files written inside strings: a Dockerfile, a manifest, a configuration, recognised by how they are built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import dedent
from typing import NamedTuple

from tree_sitter import Node

from citewell.index.cut.nodes import node_text

MIN_FILE_LINES = 4  # a shorter string is text, not a file


class InlineFile(NamedTuple):
    """The file that a string holds."""

    language: str
    name: str


# In order: the first whose pattern is found in the string often enough names it.
_SIGNS = (
    (InlineFile("dockerfile", "Dockerfile"), r"^FROM \S+[\s\S]*^(RUN|COPY|CMD|ENTRYPOINT|WORKDIR) ", 1),
    (InlineFile("yaml", "Kubernetes manifest"), r"^apiVersion: \S+[\s\S]*^kind: \S+", 1),
    (InlineFile("yaml", "docker-compose.yml"), r"^services:\s*$", 1),
    (InlineFile("yaml", "GitHub Actions workflow"), r"^on:[\s\S]*^jobs:\s*$", 1),
    (InlineFile("ini", "systemd unit"), r"^\[(Unit|Service)\]\s*$", 1),
    (InlineFile("nginx", "nginx.conf"), r"^\s*(server|http|upstream \S+|location \S.*) \{+\s*$", 1),
    (InlineFile("bash", "shell script"), r"\A\s*#!.*\b(ba|z|)sh\b", 1),
    (InlineFile("python", "Python file"), r"^(from \S+ import |import \w+|def \w+\(|class \w+)", 2),
    (
        InlineFile("sql", "SQL"),
        r"^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (TABLE|INDEX|VIEW)|ALTER TABLE|WITH \w+ AS)\b",
        1,
    ),
    (InlineFile("html", "HTML"), r"^\s*<(!DOCTYPE|html|head|body|div|form|template|script|table|ul)\b", 1),
    (InlineFile("ini", "configuration"), r"^\[[\w.:\"-]+\]\s*$", 1),
    (InlineFile("makefile", "Makefile"), r"^[\w.-]+:.*\n\t", 1),
    (InlineFile("json", "JSON"), r"\A\s*[\[{]+\s*\n\s*[\"{\[]", 1),
    (InlineFile("text", "requirements.txt"), r"^[A-Za-z][\w.\[\]-]*(==|>=|~=)[\d.*]+", 3),
    (InlineFile("bash", ".env"), r"^[A-Z][A-Z0-9_]*=\S*", 4),
    (InlineFile("yaml", "YAML"), r"^[\w-]+:( \S.*)?\n(  |- )", 3),
)
_PATTERNS = [(file, re.compile(pattern, re.MULTILINE), matches) for file, pattern, matches in _SIGNS]
_NAME_COMMENT = re.compile(r"\A\s*(?:#|//|--|;)\s*(?P<name>[\w./-]*\.?[\w-]+\.\w{2,5}|Dockerfile\S*)\s*$", re.MULTILINE)
_STRINGS = re.compile(r"string$|string_literal$|template_string$|raw_string_literal$")
_QUOTES = re.compile(r"\A\w*(\"\"\"|'''|`|\"|')\\?\n?|(\"\"\"|'''|`|\"|')\Z")


def strings_with_files(node: Node) -> list[Node]:
    """Return the strings inside a node that hold files, in order."""
    found: list[Node] = []
    waiting = [node]
    while waiting:
        inner = waiting.pop()
        if inner.end_point[0] - inner.start_point[0] + 1 < MIN_FILE_LINES:
            continue
        if not _STRINGS.search(inner.type):
            waiting.extend(reversed(inner.named_children))
        elif file_in(inner):
            found.append(inner)
    return found


def file_in(string: Node) -> InlineFile | None:
    """Return the file that a string holds, or None when it is just text."""
    return recognise(_QUOTES.sub("", node_text(string)).split("\n"))


def recognise(lines: Sequence[str]) -> InlineFile | None:
    """Return the file that the lines of a string are, or None when they are just text. A first comment may name it."""
    if len(lines) < MIN_FILE_LINES:
        return None
    first, *rest = lines
    text = first.lstrip() + "\n" + dedent("\n".join(rest))  # the first line follows the quotes without indentation
    for file, pattern, matches in _PATTERNS:
        if sum(1 for _ in pattern.finditer(text)) >= matches:
            named = _NAME_COMMENT.match(text)
            return InlineFile(file.language, named["name"] if named else file.name)
    return None


def key_of(string: Node) -> str:
    """Return the key of a string in a dictionary, most often the file's name, or nothing."""
    pair = string.parent
    key = pair.child_by_field_name("key") if pair is not None and pair.type == "pair" else None
    return node_text(key).strip("\"'") if key is not None else ""
