"""Nodes of markdown-it's syntax tree: their lines in the file, their words."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from citewell.index.read.boilerplate import without_formatting
from citewell.index.read.titles import without_attributes
from citewell.index.types import Span


def span_of(node: SyntaxTreeNode, lines: Sequence[str]) -> Span | None:
    """Return the node's lines without blank ones at its end; None for a node without any.

    markdown-it's maps are 0-based and exclude their end; a `Span` is 1-based and includes it.
    """
    if node.map is None:
        return None
    start, end = node.map[0] + 1, min(node.map[1], len(lines))
    while end >= start and not lines[end - 1].strip():
        end -= 1
    return Span(start, end) if end >= start else None


def words_of(node: SyntaxTreeNode) -> str:
    """Return the words of a heading or cell, without markup and attributes."""
    words = []
    for leaf in node.walk():
        if leaf.type == "softbreak":
            words.append(" ")
        elif leaf.type == "html_inline":
            words.append(without_formatting(leaf.content))
        elif leaf.type in ("text", "code_inline", "math_inline"):
            words.append(leaf.content)
    return without_attributes(" ".join("".join(words).split()))


def is_closed(fence: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> bool:
    """Return whether the last line of a fence closes it."""
    return len(span) > 1 and lines[span.end - 1].lstrip(" \t>").startswith(fence.markup[:3])
