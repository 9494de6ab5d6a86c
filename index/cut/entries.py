"""Cut data and configuration at their entries with tree-sitter: a table of SQL, a key of YAML, a stage of a build."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tree_sitter import Node

from citewell.index.cut.plain_text import BANNER, LARGE, SMALL, spans_between
from citewell.index.types import READABLE, Span, Unit

LANGUAGES = {"css", "dockerfile", "hcl", "html", "json", "sql", "toml", "yaml"}
ALONE = 5  # lines: a shorter entry stands with its neighbours

_CREATES = re.compile(r"create_(?P<what>table|view|materialized_view|type|function|procedure|trigger)$")
_SQL_NAME = {"object_reference", "identifier"}


class Entry(NamedTuple):
    start: int
    end: int
    node: Node
    name: str
    kind: Literal["class", "function", "section"]
    opens: bool
    """Whether what comes after belongs to it, as the instructions of a stage do."""


def cut_entries(root: Node, lines: Sequence[str], span: Span, language: str) -> tuple[Unit, ...]:
    """Cut `span`, whose first line is the first of the tree. Units hold every line of it, in order."""
    if len(span) <= LARGE and all(entry.kind == "section" for entry in _entries(root, lines, span.start)):
        return (Unit(span, "statements", "", language),)
    return _cut(root, lines, span, language, span.start)


def _cut(node: Node, lines: Sequence[str], span: Span, language: str, first: int) -> tuple[Unit, ...]:
    entries = [entry for entry in _entries(node, lines, first) if span.start <= entry.start <= span.end]
    groups: list[list[Entry]] = []
    for entry in entries:
        if groups and not _begins(groups[-1], entry):
            groups[-1].append(entry)
        elif not groups or entry.start > groups[-1][-1].end:
            groups.append([entry])
    if not groups:
        return (Unit(span, "statements", "", language),)
    cuts = [span.start, *(group[0].start for group in groups[1:])]
    units = []
    for group, place in zip(groups, spans_between(lines, cuts, span.end), strict=True):
        only = group[0] if len(group) == 1 or group[0].opens else None
        parts: tuple[Unit, ...] = ()
        if len(place) > READABLE and len(group) == 1:
            parts = _cut(group[0].node, lines, place, language, first)
        kind = only.kind if only and only.name else "statements"
        units.append(Unit(place, kind, only.name if only else "", language, parts if len(parts) > 1 else ()))
    return tuple(units)


def _begins(group: list[Entry], entry: Entry) -> bool:
    """Whether an entry starts a unit of its own after a group."""
    if entry.start <= group[-1].end:
        return False
    if entry.opens or _alone(entry):
        return True
    if group[0].opens:
        return entry.start - group[0].start >= LARGE * 2
    return _alone(group[0]) or entry.start - group[0].start >= SMALL * 2


def _alone(entry: Entry) -> bool:
    lines = entry.end - entry.start
    return entry.kind != "section" or lines >= READABLE or (bool(entry.name) and lines >= ALONE)


def _entries(node: Node, lines: Sequence[str], first: int) -> list[Entry]:
    """What stands side by side as far up as two things do, each with the comments directly above it."""
    inside = _said(node.child_by_field_name("value") or node)
    while len(inside) == 1 and _said(inside[0]):
        inside = _said(inside[0])
    found: list[Entry] = []
    for child in inside:
        start, end = first + child.start_point[0], first + child.end_point[0]
        if child.end_point[1] == 0 and end > start:
            end -= 1
        above = found[-1].end if found else first - 1
        while start - 1 > above and BANNER.match(lines[start - 2]):
            start -= 1
        kind, name = _named(child)
        found.append(Entry(start, end, child, name, kind, child.type == "from_instruction"))
    return found


def _said(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _named(node: Node) -> tuple[Literal["class", "function", "section"], str]:
    """What an entry is, and what it is called."""
    inner = node.named_children[0] if node.type == "statement" and node.named_child_count else node
    if created := _CREATES.match(inner.type):
        name = next((_text(child) for child in inner.named_children if child.type in _SQL_NAME), "")
        return ("function" if created["what"] in ("function", "procedure", "trigger") else "class"), name
    key = node.child_by_field_name("key")
    if key is not None or node.type == "pair":
        return "section", _text(key if key is not None else node.named_children[0]).strip("\"'")
    if node.type in ("table", "table_array_element", "rule_set", "from_instruction", "block"):
        return "section", _text(node).split("\n")[0].rstrip("{ ").strip()
    return "section", ""


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")
