"""Cut a passage into the smallest parts that can be read alone: statements, list items, table rows, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import dedent
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode
from tree_sitter import Node

from citewell.index.cut.grammars import parse
from citewell.index.cut.nodes import node_span
from citewell.index.cut.pieces import spans_between
from citewell.index.cut.statements import BLOCKS, Statement, statements_of
from citewell.index.read.fences import language_of
from citewell.index.read.markdown import PARSER, parser_text
from citewell.index.read.nodes import is_closed, span_of
from citewell.index.types import Kind, Span, text_of

MIN_CUT_LINES = 7
"""A shorter definition is read at a glance, and stays whole."""
MAX_DEPTH = 8
"""Definitions inside one another that are cut; deeper ones stay whole."""

_TITLE = re.compile(r"^\s*#{1,6}\s|[:：][*_]*\s*$")


class Part(NamedTuple):
    """Lines that are never cut, except between the parts inside them."""

    span: Span
    kind: Kind
    """`code` for lines inside a listing; a whole listing with its fences is `prose`."""
    language: str = ""
    inner: tuple[Part, ...] = ()
    """Statements of a definition or listing, items of a list, rows of a table; empty for what cannot be cut."""


def parts_of(lines: Sequence[str], span: Span, kind: Kind, language: str) -> tuple[Part, ...]:
    """Return the parts of a passage of this kind and language, in order. `lines` are the document's."""
    if kind == "code":
        return _statements(lines, span, language)
    if kind == "table" and not _has_header(lines, span):
        return tuple(Part(Span(number, number), "table") for number in range(span.start, span.end + 1))
    return _blocks(lines, span)


def _blocks(lines: Sequence[str], span: Span) -> tuple[Part, ...]:
    own = dedent(text_of(lines, span)).split("\n")
    root = SyntaxTreeNode(PARSER.parse(parser_text(own)))
    return _with_titles([part for node in root.children if (part := _block(node, own, lines, span.start - 1))], lines)


def _with_titles(parts: Sequence[Part], lines: Sequence[str]) -> tuple[Part, ...]:
    """Join each heading, and each line that introduces something, to the part below it."""
    joined: list[Part] = []
    for part in reversed(parts):
        if joined and len(part.span) == 1 and _TITLE.search(lines[part.span.start - 1]):
            below = joined.pop()
            part = Part(Span(part.span.start, below.span.end), "prose", "", (part, below) if below.inner else ())
        joined.append(part)
    return tuple(reversed(joined))


def _block(node: SyntaxTreeNode, own: Sequence[str], lines: Sequence[str], before: int) -> Part | None:
    """Return the part that a block is. `own` are the passage's lines, `before` how many lines stand above them."""
    place = span_of(node, own)
    if place is None:
        return None
    span = _below(place, before)
    if node.type == "fence":
        body = Span(span.start + 1, span.end - is_closed(node, place, own))
        return Part(span, "prose", "", _statements(lines, body, language_of(node.info)) if len(body) > 0 else ())
    if node.type == "table":
        rows = [row for row in node.walk() if row.type == "tr"][1:]
        return Part(span, "table", "", _inner(rows, own, before, "table"))
    if node.type.endswith("_list"):
        return Part(span, "list", "", _inner(node.children, own, before, "list"))
    return Part(span, "prose")


def _inner(nodes: Sequence[SyntaxTreeNode], own: Sequence[str], before: int, kind: Kind) -> tuple[Part, ...]:
    places = (span_of(node, own) for node in nodes)
    return tuple(Part(_below(place, before), kind) for place in places if place)


def _below(span: Span, before: int) -> Span:
    return Span(span.start + before, span.end + before)


def _has_header(lines: Sequence[str], span: Span) -> bool:
    return len(span) > 1 and not lines[span.start].strip("|:- \t")


def _statements(lines: Sequence[str], span: Span, language: str) -> tuple[Part, ...]:
    root = parse(dedent(text_of(lines, span)), language)
    if root is None:
        return _paragraphs(lines, span, language)
    return _cut(root.children, lines, span, span.start, language, 0)


def _cut(
    block: Sequence[Node], lines: Sequence[str], span: Span, first_line: int, language: str, depth: int
) -> tuple[Part, ...]:
    """Cut `span`, which the statements of a block make up. `first_line` is the line at which the parsed text begins."""
    found = [each for each in statements_of(block, first_line) if span.start <= each.span.start <= span.end]
    starts = [span.start, *(each.span.start for each in found[1:])]
    return tuple(
        Part(place, "code", language, _body(each, lines, place, first_line, language, depth))
        for each, place in zip(found, spans_between(lines, starts, span.end), strict=False)
    )


def _body(
    statement: Statement, lines: Sequence[str], span: Span, first_line: int, language: str, depth: int
) -> tuple[Part, ...]:
    """Return the head of a definition and the statements of its body; nothing for any other statement."""
    if not statement.definition or len(span) < MIN_CUT_LINES or depth == MAX_DEPTH:
        return ()
    node = statement.definition.node
    body = node.child_by_field_name("body") or next((each for each in node.named_children if each.type in BLOCKS), None)
    first = next((node_span(each, first_line).start for each in body.named_children), 0) if body else 0
    if body is None or not span.start < first <= span.end:
        return ()
    inside = _cut(body.children, lines, Span(first, span.end), first_line, language, depth + 1)
    return (Part(Span(span.start, first - 1), "code", language), *inside)


def _paragraphs(lines: Sequence[str], span: Span, language: str) -> tuple[Part, ...]:
    """Cut code without a grammar at blank lines, where the next line is indented no further than the first."""
    level = _indent(lines[span.start - 1])
    starts = [span.start] + [
        number
        for number in range(span.start + 1, span.end + 1)
        if lines[number - 1].strip() and not lines[number - 2].strip() and _indent(lines[number - 1]) <= level
    ]
    return tuple(Part(place, "code", language) for place in spans_between(lines, starts, span.end))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
