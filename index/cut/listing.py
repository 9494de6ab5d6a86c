"""Cut a code listing at its definitions with tree-sitter, the long ones at the steps inside them.

Every cut is a line where something begins; a unit ends before the next one begins. So leaves hold each line once, by
construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from citewell.index.cut.definitions import assigned, definition, in_class, titled
from citewell.index.cut.entries import LANGUAGES, cut_entries
from citewell.index.cut.grammars import known_as, parser_for
from citewell.index.cut.inline_files import LEAST, recognise
from citewell.index.cut.plain_text import BANNER, LARGE, SMALL, cut_text, spans_between
from citewell.index.types import READABLE, Span, Unit

SECTION_FROM = 24  # lines: a longer function is also cut into its steps
LONG_VALUE = 10  # lines: an assignment longer than this is a thing of its own (a settings table)

_BLOCKS = {"block", "statement_block", "compound_statement", "body", "do_group", "declaration_list", "suite"}
_CLAUSE = re.compile(r".*_clause$|switch_body$|switch_case$")
_ATTRIBUTES = {"comment", "line_comment", "block_comment", "attribute_item", "decorator"}
_STRINGS = re.compile(r"string$|string_literal$|template_string$|raw_string_literal$")
_CONFIGURATION = {
    "conf",
    "dockerfile",
    "ini",
    "json",
    "nginx",
    "properties",
    "yaml",
}  # without a grammar, or in a string


@dataclass
class Item:
    """Something that begins at a line of a block: a statement, or a definition with its comments above."""

    start: int
    end: int
    node: Node | None
    banner: str = ""
    """The comment above it, when there is one."""
    joined: bool = False
    """Whether it stands directly below what comes before, without a blank line."""


def cut_listing(lines: Sequence[str], body: Span, language: str) -> tuple[Unit, ...]:
    """Cut the lines between the fences. `lines` are the whole file's; spans too are the file's.

    Leaves of the units hold every non-blank line of `body` exactly once, in order; no unit starts or ends with a
    blank line.
    """
    spans = spans_between(lines, [body.start], body.end)
    while spans and not lines[spans[0].start - 1].strip():
        spans = [Span(spans[0].start + 1, spans[0].end)]
    if not spans or not any(lines[n - 1].strip() for n in range(spans[0].start, spans[0].end + 1)):
        return ()
    body = spans[0]
    parser = parser_for(language)
    if parser is None:
        pieces = cut_text(lines, body, language in _CONFIGURATION)
        return tuple(Unit(piece, "statements", _banner_of(lines, piece), language) for piece in pieces)
    indent = len(lines[body.start - 1]) - len(lines[body.start - 1].lstrip())
    source = [line[indent:] if not line[:indent].strip() else line for line in lines[body.start - 1 : body.end]]
    tree = parser.parse("\n".join(source).encode("utf-8", "replace"))
    if known_as(language) in LANGUAGES:
        return cut_entries(tree.root_node, lines, body, language)
    cutter = _Cutter(lines, body.start, language)
    return cutter.block(tree.root_node.children, body, SMALL // 2, LARGE)


class _Cutter:
    def __init__(self, lines: Sequence[str], first: int, language: str) -> None:
        self.lines = lines
        self.first = first
        self.language = language

    def block(self, nodes: Iterable[Node], span: Span, least: int, most: int) -> tuple[Unit, ...]:
        """Cut a block's statements: definitions apart, the rest in runs, `span` covered whole."""
        items = self.items(nodes, span)
        if not items:
            return (Unit(span, "statements", "", self.language),)
        items[0].start = span.start
        groups: list[list[Item]] = []
        for item in items:
            if groups and not self.begins(groups[-1], item, least, most):
                groups[-1].append(item)
            else:
                groups.append([item])
        spans = [self.until(group[0].start, following[0].start - 1 if following else span.end)
                 for group, following in zip(groups, [*groups[1:], None], strict=True)]  # fmt: skip
        return tuple(self.unit(group, place) for group, place in zip(groups, spans, strict=True))

    def begins(self, group: list[Item], item: Item, least: int, most: int) -> bool:
        """Whether an item starts a unit of its own after a group."""
        size = item.start - group[0].start
        if self.stands_alone(item) or self.stands_alone(group[0]):
            return True
        if item.banner and not item.joined and size >= least:
            return True
        return not item.joined and size >= most

    def stands_alone(self, item: Item) -> bool:
        if item.node is None:
            return False
        kind, _, _ = definition(item.node)
        if kind:
            return (
                item.end - item.start >= 5
                or item.node.parent is None
                or item.node.parent.parent is None
                or kind == "class"
                or in_class(item.node)
            )
        return item.end - item.start >= LONG_VALUE and (bool(assigned(item.node)) or bool(self.files(item.node)))

    def unit(self, group: list[Item], span: Span) -> Unit:
        only = group[0] if len(group) == 1 else None
        if only and only.node:
            kind, name, inner = definition(only.node)
            if kind == "class" and inner:
                return Unit(span, "class", name, self.language, self.class_parts(inner, span))
            if kind == "function" and inner:
                return Unit(span, "function", name, self.language, self.steps(inner, span))
            if files := self.files(only.node):
                return self.file_unit(only.node, files, span)
            if (name := assigned(only.node)) and only.end - only.start >= LONG_VALUE:
                return Unit(span, "section", name, self.language, self.entries(span))
        banner = next((item.banner for item in group if item.banner), "") if group[0].banner else ""
        return Unit(span, "section" if banner else "statements", banner, self.language)

    def class_parts(self, node: Node, span: Span) -> tuple[Unit, ...]:
        """A class's head with its attributes, then its methods."""
        body = node.child_by_field_name("body") or next((c for c in node.named_children if c.type in _BLOCKS), None)
        if body is None or not any(definition(child)[0] for child in body.named_children):
            return self.entries(span)
        parts = self.block(body.children, span, SMALL, LARGE)
        return parts if len(parts) > 1 else ()

    def steps(self, node: Node, span: Span) -> tuple[Unit, ...]:
        """A long function's body in runs of whole statements; the signature goes with the first."""
        body = node.child_by_field_name("body")
        if body is None:
            value = next((c for c in node.named_children if c.child_by_field_name("body")), None)
            body = value.child_by_field_name("body") if value else None
        if body is None or (len(span) <= SECTION_FROM and not self.files(node)):
            return ()
        parts = self.block(body.children, span, SMALL // 2, SMALL * 2)
        return parts if len(parts) > 1 else ()

    def entries(self, span: Span) -> tuple[Unit, ...]:
        """A long table of values in its top-level entries."""
        if len(span) <= READABLE:
            return ()
        pieces = cut_text(self.lines, span, by_indent=True)
        return (
            tuple(Unit(piece, "section", _banner_of(self.lines, piece), self.language) for piece in pieces)
            if len(pieces) > 1
            else ()
        )

    def file_unit(self, node: Node, files: list[Node], span: Span) -> Unit:
        """A statement that holds files in its strings: each file a unit, cut further where it is long."""
        cuts = [max(self.line(string), span.start) for string in files]
        cuts[0] = span.start
        units = []
        for string, place in zip(files, spans_between(self.lines, cuts, span.end), strict=False):
            what = recognise(self.content(string))
            language, name = what or (self.language, "")
            pieces = cut_text(self.lines, place, by_indent=language in _CONFIGURATION)
            parts = tuple(Unit(p, "section", _banner_of(self.lines, p), language) for p in pieces)
            units.append(Unit(place, "file", titled(string) or name, language, parts if len(parts) > 1 else ()))
        if len(units) == 1:
            return units[0]
        return Unit(span, "section", assigned(node), self.language, tuple(units))

    def files(self, node: Node) -> list[Node]:
        """The strings of a statement that are files."""
        if node.end_point[0] - node.start_point[0] + 1 < LEAST:
            return []
        if _STRINGS.search(node.type):
            return [node] if recognise(self.content(node)) else []
        return [found for child in node.named_children for found in self.files(child)]

    def content(self, string: Node) -> list[str]:
        text = (string.text or b"").decode("utf-8", "replace")
        return re.sub(r"\A\w*(\"\"\"|'''|`|\"|')\\?\n?|(\"\"\"|'''|`|\"|')\Z", "", text).split("\n")

    def items(self, nodes: Iterable[Node], span: Span) -> list[Item]:
        """What begins in a block, in order; comments go with what follows them, trailing ones with what they trail."""
        found: list[Item] = []
        waiting: Item | None = None
        for node in nodes:
            start, end = self.line(node), self.first + node.end_point[0]
            if node.end_point[1] == 0 and end > start:
                end -= 1  # some grammars take the line feed in
            last = waiting or (found[-1] if found else None)
            if not node.is_named and node.type not in _ATTRIBUTES:
                continue
            if last and start <= last.end:
                last.end = max(last.end, end)
                if last is waiting and node.type not in _ATTRIBUTES:
                    last.node, waiting = node, None
                    found.append(last)
                continue
            joined = bool(last) and last is not None and start == last.end + 1
            if node.type in _ATTRIBUTES:
                if waiting and joined:
                    waiting.end = end
                else:
                    if waiting:
                        found.append(waiting)
                    waiting = Item(start, end, None, _words(node), joined)
            elif node.type == "ERROR" or self.is_long_compound(node):
                inner = self.items(self.parts(node), span)
                if waiting and inner:
                    inner[0].start, inner[0].banner, inner[0].joined = waiting.start, waiting.banner, waiting.joined
                elif inner:
                    inner[0].start = start
                found.extend(inner or [Item(start, end, node, "", joined)])
                waiting = None
            else:
                item = Item(start, end, node, "", joined)
                if waiting and joined:
                    item.start, item.banner, item.joined = waiting.start, waiting.banner, waiting.joined
                elif waiting:
                    found.append(waiting)
                waiting = None
                found.append(item)
        if waiting:
            found.append(waiting)
        return [item for item in found if span.start <= item.start <= span.end]

    def is_long_compound(self, node: Node) -> bool:
        if definition(node)[0] or node.end_point[0] - node.start_point[0] < READABLE:
            return False
        return any(child.type in _BLOCKS or _CLAUSE.match(child.type) for child in node.named_children)

    def parts(self, node: Node) -> list[Node]:
        """The statements inside a compound one, its clauses' too; what a broken node holds."""
        if node.type == "ERROR":
            return list(node.named_children)
        inner: list[Node] = []
        for child in node.named_children:
            if child.type in _BLOCKS:
                inner.extend(child.named_children)
            elif _CLAUSE.match(child.type):
                inner.append(child)
        return inner

    def line(self, node: Node) -> int:
        return self.first + int(node.start_point[0])

    def until(self, start: int, end: int) -> Span:
        while end > start and not self.lines[end - 1].strip():
            end -= 1
        return Span(start, end)


def _words(node: Node) -> str:
    """A comment's first line that says something, without its marks."""
    for line in (node.text or b"").decode("utf-8", "replace").splitlines():
        if line.startswith("#!"):
            continue
        if words := re.sub(r"^[\s#/*\-=;!<>~_]+|[\s#/*\-=<>~_]+$", "", line):
            return words
    return ""


def _banner_of(lines: Sequence[str], span: Span) -> str:
    first = lines[span.start - 1]
    return re.sub(r"^[\s#/*\-=;!<>]+|[\s#/*\-=<>]+$", "", first) if BANNER.match(first) else ""
