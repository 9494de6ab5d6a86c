"""Lines and text of tree-sitter nodes."""

from __future__ import annotations

from tree_sitter import Node

from citewell.index.types import Span


def node_span(node: Node, first_line: int) -> Span:
    """Return the lines of a node in the file. `first_line` is the file's line at which the parsed text begins."""
    start, end = first_line + node.start_point[0], first_line + node.end_point[0]
    if node.end_point[1] == 0 and end > start:
        end -= 1  # some grammars count the line feed in
    return Span(start, end)


def node_text(node: Node) -> str:
    """Return the text of a node."""
    return (node.text or b"").decode("utf-8", "replace")
