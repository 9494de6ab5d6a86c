"""Cut data and configuration at their entries with tree-sitter: a table of SQL, a key of YAML, a stage of a build."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tree_sitter import Node

from citewell.index.cut.comments import COMMENT
from citewell.index.cut.nodes import node_span, node_text
from citewell.index.cut.pieces import MIN_PIECE_LINES, PIECE_LINES, spans_between
from citewell.index.types import READABLE, Span, Unit

LANGUAGES = {"css", "dockerfile", "hcl", "html", "json", "sql", "toml", "yaml"}
MAX_DEPTH = 8  # entries inside one another that are cut; deeper ones are cut by indentation
LONG_ENTRY_LINES = 5  # a longer entry with a name is a unit of its own, a shorter one stands with its neighbours

_CREATES = re.compile(r"create_(?P<what>table|view|materialized_view|type|function|procedure|trigger)$")
_SQL_NAMES = {"object_reference", "identifier"}
_NAMED_BY_FIRST_LINE = {"table", "table_array_element", "rule_set", "from_instruction", "block"}

Kind = Literal["class", "function", "section"]


class Entry(NamedTuple):
    """One of the things that stand side by side in a file of data."""

    span: Span
    """With the comments directly above it."""
    node: Node
    name: str
    kind: Kind
    opens: bool
    """Whether what follows belongs to it, as instructions belong to the stage of a build."""

    @property
    def stands_alone(self) -> bool:
        lines = len(self.span)
        return self.kind != "section" or lines > READABLE or (bool(self.name) and lines > LONG_ENTRY_LINES)


def cut_entries(root: Node, lines: Sequence[str], span: Span, language: str) -> tuple[Unit, ...]:
    """Cut `span`, whose first line is the first of the tree. Units hold every line of it, in order."""
    if len(span) <= PIECE_LINES and all(entry.kind == "section" for entry in _entries(root, lines, span.start)):
        return (Unit(span, "statements", "", language),)
    return _cut(root, lines, span, language, span.start, 0)


def _cut(node: Node, lines: Sequence[str], span: Span, language: str, first_line: int, depth: int) -> tuple[Unit, ...]:
    entries = [entry for entry in _entries(node, lines, first_line) if span.start <= entry.span.start <= span.end]
    groups = _grouped(entries)
    if not groups:
        return (Unit(span, "statements", "", language),)
    starts = [span.start, *(group[0].span.start for group in groups[1:])]
    units = []
    for group, place in zip(groups, spans_between(lines, starts, span.end), strict=True):
        first = group[0]
        named = first if first.name and (len(group) == 1 or first.opens) else None
        parts: tuple[Unit, ...] = ()
        if len(place) > READABLE and len(group) == 1 and depth < MAX_DEPTH:
            parts = _cut(first.node, lines, place, language, first_line, depth + 1)
        kind, name = named.kind if named else "statements", named.name if named else ""
        units.append(Unit(place, kind, name, language, parts if len(parts) > 1 else ()))
    return tuple(units)


def _entries(node: Node, lines: Sequence[str], first_line: int) -> list[Entry]:
    """Return what stands side by side at the highest level at which there are several things."""
    inside = _without_comments(node.child_by_field_name("value") or node)
    while len(inside) == 1 and _without_comments(inside[0]):
        inside = _without_comments(inside[0])
    found: list[Entry] = []
    for child in inside:
        span = node_span(child, first_line)
        start = span.start
        above = found[-1].span.end if found else first_line - 1
        while start - 1 > above and COMMENT.match(lines[start - 2]):
            start -= 1
        found.append(Entry(Span(start, span.end), child, *_what(child), opens=child.type == "from_instruction"))
    return found


def _without_comments(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _grouped(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Group entries in order; one that begins where another has not ended is part of that one."""
    groups: list[list[Entry]] = []
    for entry in entries:
        if groups and not _begins(groups[-1], entry):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _begins(group: list[Entry], entry: Entry) -> bool:
    """Tell whether an entry begins a group of its own after another group."""
    first = group[0]
    lines = entry.span.start - first.span.start
    if entry.span.start <= group[-1].span.end:
        return False
    if entry.opens or entry.stands_alone:
        return True
    if first.opens:
        return lines >= PIECE_LINES * 2
    return first.stands_alone or lines >= MIN_PIECE_LINES * 2


def _what(node: Node) -> tuple[str, Kind]:
    """Return the name of an entry and what it is."""
    inner = node.named_children[0] if node.type == "statement" and node.named_child_count else node
    if created := _CREATES.match(inner.type):
        name = next((node_text(child) for child in inner.named_children if child.type in _SQL_NAMES), "")
        return name, ("function" if created["what"] in ("function", "procedure", "trigger") else "class")
    key = node.child_by_field_name("key")
    if key is not None or node.type == "pair":
        return node_text(key if key is not None else node.named_children[0]).strip("\"'"), "section"
    if node.type in _NAMED_BY_FIRST_LINE:
        return node_text(node).split("\n")[0].rstrip("{ ").strip(), "section"
    return "", "section"
