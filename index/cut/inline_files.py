"""Files written inside strings: a Dockerfile, a manifest, a configuration, recognised by how they are built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

LEAST = 4  # lines: a shorter string is text, not a file


class Embedded(NamedTuple):
    """What a string holds."""

    language: str
    name: str


# In order: the first whose pattern stands in the string often enough names it.
_SIGNS = (
    (Embedded("dockerfile", "Dockerfile"), r"^FROM \S+[\s\S]*^(RUN|COPY|CMD|ENTRYPOINT|WORKDIR) ", 1),
    (Embedded("yaml", "Kubernetes manifest"), r"^apiVersion: \S+[\s\S]*^kind: \S+", 1),
    (Embedded("yaml", "docker-compose.yml"), r"^services:\s*$", 1),
    (Embedded("yaml", "GitHub Actions workflow"), r"^on:[\s\S]*^jobs:\s*$", 1),
    (Embedded("ini", "systemd unit"), r"^\[(Unit|Service)\]\s*$", 1),
    (Embedded("nginx", "nginx.conf"), r"^\s*(server|http|upstream \S+|location \S.*) \{+\s*$", 1),
    (Embedded("bash", "shell script"), r"\A\s*#!.*\b(ba|z|)sh\b", 1),
    (Embedded("python", "Python file"), r"^(from \S+ import |import \w+|def \w+\(|class \w+)", 2),
    (
        Embedded("sql", "SQL"),
        r"^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (TABLE|INDEX|VIEW)|ALTER TABLE|WITH \w+ AS)\b",
        1,
    ),
    (Embedded("html", "HTML"), r"^\s*<(!DOCTYPE|html|head|body|div|form|template|script|table|ul)\b", 1),
    (Embedded("ini", "configuration"), r"^\[[\w.:\"-]+\]\s*$", 1),
    (Embedded("makefile", "Makefile"), r"^[\w.-]+:.*\n\t", 1),
    (Embedded("json", "JSON"), r"\A\s*[\[{]+\s*\n\s*[\"{\[]", 1),
    (Embedded("text", "requirements.txt"), r"^[A-Za-z][\w.\[\]-]*(==|>=|~=)[\d.*]+", 3),
    (Embedded("bash", ".env"), r"^[A-Z][A-Z0-9_]*=\S*", 4),
    (Embedded("yaml", "YAML"), r"^[\w-]+:( \S.*)?\n(  |- )", 3),
)
_PATTERNS = [(what, re.compile(pattern, re.MULTILINE), often) for what, pattern, often in _SIGNS]
_NAMED = re.compile(r"\A\s*(?:#|//|--|;)\s*(?P<name>[\w./-]*\.?[\w-]+\.\w{2,5}|Dockerfile\S*)\s*$", re.MULTILINE)


def recognise(lines: Sequence[str]) -> Embedded | None:
    """Say what file the lines of a string are, or None when they are just text. A first comment may name it."""
    if len(lines) < LEAST:
        return None
    text = "\n".join(_dedent(lines))
    for what, pattern, often in _PATTERNS:
        if sum(1 for _ in pattern.finditer(text)) >= often:
            named = _NAMED.match(text)
            return Embedded(what.language, named["name"] if named else what.name)
    return None


def _dedent(lines: Sequence[str]) -> list[str]:
    """Take off the least indentation; the first line stands behind the opening quotes and has none."""
    rest = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    least = min(rest, default=0)
    return [lines[0].lstrip(), *(line[least:] for line in lines[1:])]
