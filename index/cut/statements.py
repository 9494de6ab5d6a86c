"""The statements of a block of code, each with the comments directly above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from tree_sitter import Node

from citewell.index.cut.comments import title_of
from citewell.index.cut.definitions import Definition, assigned, definition
from citewell.index.cut.inline_files import InlineFile, inline_files
from citewell.index.cut.nodes import node_span, node_text
from citewell.index.types import READABLE, Span

LONG_VALUE_LINES = 10  # a longer assignment is a unit of its own: a table of settings

BLOCKS = {"block", "statement_block", "compound_statement", "body", "do_group", "declaration_list", "suite"}
_CLAUSE = re.compile(r".*_clause$|switch_body$|switch_case$")
_COMMENTS = {"comment", "line_comment", "block_comment"}
_ATTRIBUTES = {"attribute_item", "decorator"}


@dataclass(frozen=True)
class Statement:
    """A statement with the comments, decorators and attributes directly above it, or such comments on their own."""

    span: Span
    node: Node | None
    """None for comments that no statement follows directly."""
    title: str = ""
    """The first words of the comment above it."""
    is_joined: bool = False
    """Whether it follows the statement before it without a blank line."""
    is_member: bool = True
    """Whether it is a child of the block itself, not of a long `if`, `for` or `try` inside the block."""

    @cached_property
    def definition(self) -> Definition | None:
        return definition(self.node) if self.node else None

    @cached_property
    def files(self) -> list[InlineFile]:
        """The files that its strings hold."""
        return inline_files(self.node) if self.node else []

    @cached_property
    def assigned(self) -> str:
        """The name of the variable that it assigns, or nothing."""
        return assigned(self.node) if self.node else ""

    @property
    def is_long_value(self) -> bool:
        """Whether it is long enough to stand alone when it assigns a variable or holds files."""
        return len(self.span) > LONG_VALUE_LINES


def statements_of(block: Iterable[Node], first_line: int) -> list[Statement]:
    """Return the statements of a block in order. `first_line` is the file's line at which the parsed text begins.

    What begins on the line where a statement ends belongs to that statement.
    """
    found: list[Statement] = []
    for statement in _pieces(block, first_line):
        last = found[-1] if found else None
        is_below = last is not None and statement.span.start == last.span.end + 1
        if last and (statement.span.start <= last.span.end or (is_below and not last.node)):
            found[-1] = _merged(last, statement)
        else:
            found.append(replace(statement, is_joined=statement.is_joined and is_below))
    return found


def _pieces(block: Iterable[Node], first_line: int) -> Iterator[Statement]:
    """Yield comments and statements one by one, and what a long compound statement holds instead of that itself.

    Each is joined but the first statement of a compound: there a piece may begin without a blank line above.
    """
    waiting = [Statement(node_span(node, first_line), node, is_joined=True) for node in reversed(list(block))]
    end = 0
    while waiting:
        piece = waiting.pop()
        node = piece.node
        if node is None or not node.is_named:
            continue
        is_below, end = piece.span.start > end, max(end, piece.span.end)
        if is_below and (parts := _parts(node)):
            inner = [Statement(node_span(part, first_line), part, is_joined=True, is_member=False) for part in parts]
            inner[0] = replace(inner[0], span=Span(piece.span.start, inner[0].span.end), is_joined=False)
            waiting.extend(reversed(inner))
        elif node.type in _COMMENTS:
            yield replace(piece, node=None, title=title_of(node_text(node)))
        elif node.type in _ATTRIBUTES:
            yield replace(piece, node=None)
        else:
            yield piece


def _merged(above: Statement, below: Statement) -> Statement:
    """Return a statement with the comment above it or with what else stands on its last line."""
    span = Span(above.span.start, max(above.span.end, below.span.end))
    if above.node:
        return replace(above, span=span)
    return replace(above, span=span, node=below.node, title=above.title or below.title, is_member=below.is_member)


def _parts(node: Node) -> list[Node]:
    """Return the statements inside a long compound statement, those of its clauses too, or inside a parse error."""
    if node.type == "ERROR":
        return node.named_children
    if definition(node) or node.end_point[0] - node.start_point[0] < READABLE:
        return []
    parts: list[Node] = []
    for child in node.named_children:
        if child.type in BLOCKS:
            parts.extend(child.named_children)
        elif _CLAUSE.match(child.type):
            parts.append(child)
    return parts
