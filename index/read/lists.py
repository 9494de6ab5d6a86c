"""Lists whose items are questions, each with its answer inside the item."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from citewell.index.read.labels import asks_by_label, without_marker
from citewell.index.read.nodes import span_of

MIN_ASKING_ITEMS = 2  # one item that asks is a sentence in a list


def holds_questions(node: SyntaxTreeNode, lines: Sequence[str]) -> bool:
    """Return whether at least two items of a list, and half of them, are questions with their answers."""
    asking = sum(is_question(item, lines) for item in node.children)
    return asking >= MIN_ASKING_ITEMS and 2 * asking >= len(node.children)


def is_question(item: SyntaxTreeNode, lines: Sequence[str]) -> bool:
    """Return whether the first line of a list item asks and more lines follow in the item."""
    span = span_of(item, lines)
    if span is None or not item.children or item.children[0].type != "paragraph" or len(span) == 1:
        return False
    first = without_marker(lines[span.start - 1])
    return first.endswith("?") or asks_by_label(first)
