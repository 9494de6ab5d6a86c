"""Tables of questions: a column headed `Question`, or one whose cells ask, and the answer beside each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from citewell.index.read.boilerplate import is_only_inner_link
from citewell.index.read.nodes import span_of, words_of
from citewell.index.read.titles import asks
from citewell.index.types import BOLD, Block, Heading, Span

MIN_ASKING_ROWS = 2  # one cell that asks is a sentence in a table
_QUESTION_HEADER = re.compile(r"q|questions?|question\(s\)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def read_table(node: SyntaxTreeNode, span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield a table as one block, or a table of questions row by row."""
    header, *rows = (row for row in node.walk() if row.type == "tr")
    titles = _titles_of(header, rows)
    if not any(titles):
        yield Block("table", span)
        return
    for row, title in zip(rows, titles, strict=True):
        place = span_of(row, lines)
        if place and title:
            yield Heading(BOLD, title, place, is_question=True)
        if place:
            yield Block("table", place)


def _titles_of(header: SyntaxTreeNode, rows: Sequence[SyntaxTreeNode]) -> list[str]:
    """Return the question of each row, empty for a row that is none; all empty for another table."""
    for column, cell in enumerate(header.children):
        if _QUESTION_HEADER.fullmatch(words_of(cell)):
            return [_question_at(row, column) for row in rows]
    titles = [_asking_cell(row) for row in rows]
    asking = sum(map(bool, titles))
    return titles if asking >= MIN_ASKING_ROWS and 2 * asking >= len(rows) else [""] * len(rows)


def _question_at(row: SyntaxTreeNode, column: int) -> str:
    """Return the words in a column of a row, where they are more than a number and another cell can answer."""
    title = words_of(row.children[column])
    return title if _LETTER.search(title) and _has_answer(row, column) else ""


def _asking_cell(row: SyntaxTreeNode) -> str:
    """Return the one cell of a row that asks, where another cell can answer."""
    asking = [column for column, cell in enumerate(row.children) if asks(words_of(cell))]
    return words_of(row.children[asking[0]]) if len(asking) == 1 and _has_answer(row, asking[0]) else ""


def _has_answer(row: SyntaxTreeNode, column: int) -> bool:
    """Return whether another cell has words; a link into the same document alone only says where an answer stands."""
    others = [cell for place, cell in enumerate(row.children) if place != column]
    return any(words_of(cell) and not is_only_inner_link(cell) for cell in others)
