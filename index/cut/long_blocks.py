"""Cut a table, a paragraph or a block of HTML that is longer than a passage into runs of its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citewell.index.cut.pieces import MIN_PIECE_LINES, PIECE_LINES, spans_between
from citewell.index.types import Span

TABLE_HEADER_LINES = 2  # the row of titles and the row of dashes, without which it is no table
MAX_HTML_HEADER_LINES = 20
MAX_RUN_LINES = 32  # a run of prose ends here when no sentence ends in the lines before

_ENDS = re.compile(r"[.!?:;。！？…][\"')\]*_`”’»\s]*(</?\w+\s*/?>\s*)*$")
_BEGINS = re.compile(r"\s*<(li|tr|dt|p|div|section|article|details|h[1-6]|ul|ol|dl|table|tbody|blockquote)\b", re.I)

_TABLE = re.compile(r"\s*<table\b", re.IGNORECASE)
_ROW = re.compile(r"\s*<tr\b", re.IGNORECASE)


def cut_table(span: Span) -> list[Span]:
    """Cut a table into runs of rows of about equal length; the first run holds the header too."""
    count = -(-len(span) // PIECE_LINES)
    starts = [span.start + len(span) * number // count for number in range(count)]
    return [Span(first, after - 1) for first, after in zip(starts, [*starts[1:], span.end + 1], strict=True)]


def cut_prose(lines: Sequence[str], span: Span) -> list[Span]:
    """Cut prose or HTML into runs that end with a sentence or before an item, where one does in `MAX_RUN_LINES`."""
    starts = [span.start]
    for number in range(span.start + 1, span.end - MIN_PIECE_LINES + 2):
        line, above = lines[number - 1], lines[number - 2]
        size = number - starts[-1]
        is_due = size >= MIN_PIECE_LINES * 2 and bool(_ENDS.search(above) or _BEGINS.match(line) or not above.strip())
        if line.strip() and (is_due or size >= MAX_RUN_LINES):
            starts.append(number)
    return spans_between(lines, starts, span.end)


def html_header(lines: Sequence[str], run: Span, table: Span) -> Span | None:
    """Return the header of a table in HTML for a run of its rows that does not hold it; None for any other run."""
    if run.start == table.start or not _TABLE.match(lines[table.start - 1]) or not _ROW.match(lines[run.start - 1]):
        return None
    text = "\n".join(lines[table.start - 1 : table.start - 1 + MAX_HTML_HEADER_LINES]).lower()
    head, end, _ = text.partition("</thead>")
    if not end:
        head, end, _ = text.partition("</tr>")
    header = Span(table.start, table.start + head.count("\n"))
    is_closed = "</table" in "\n".join(lines[table.start - 1 : run.start - 1]).lower()
    return header if end and "<th" in head and header.end < run.start and not is_closed else None
