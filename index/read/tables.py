"""Tables of questions: a column whose cells ask, and the answer beside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from citewell.index.read.nodes import span_of, words_of
from citewell.index.read.titles import asks
from citewell.index.types import BOLD, Block, Heading, Span

MIN_ASKING_ROWS = 2


def read_table(node: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield a table as one block, or a table of questions row by row."""
    rows = [row for row in node.walk() if row.type == "tr"][1:]
    titles = [_question_in(row) for row in rows]
    asking = sum(map(bool, titles))
    if asking < MIN_ASKING_ROWS or 2 * asking < len(rows):
        yield Block("table", span)
        return
    for row, title in zip(rows, titles, strict=True):
        place = span_of(row, lines)
        if place and title:
            yield Heading(BOLD, title, place, is_question=True)
        if place:
            yield Block("table", place)


def _question_in(row: SyntaxTreeNode) -> str:
    """Return the cell of a row that asks, where another cell can answer."""
    cells = [words_of(cell) for cell in row.children]
    asking = [cell for cell in cells if asks(cell)]
    return asking[0] if len(asking) == 1 and sum(map(bool, cells)) > 1 else ""
