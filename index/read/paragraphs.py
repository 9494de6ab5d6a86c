"""Paragraphs: bold lines that are headings, labelled questions with their answers, and plain prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citewell.index.read.labels import (
    asks_by_label,
    is_answer_title,
    is_only_answer_title,
    starts_answer,
    without_emphasis,
)
from citewell.index.types import BOLD, Block, Heading, Span

_BOLD_LINE = re.compile(r"(\*\*|__)(?P<title>[^*_\n][^\n]*?)(\*\*|__)\s*:?\s*$")


def read_paragraph(span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield the headings and blocks of a paragraph. Each labelled question in it begins a part of its own."""
    starts = [n for n in range(span.start, span.end + 1) if n == span.start or asks_by_label(lines[n - 1])]
    for start, after in zip(starts, [*starts[1:], span.end + 1], strict=True):
        yield from _read_part(Span(start, after - 1), lines)


def _read_part(part: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    first, start = lines[part.start - 1], part.start
    bold = _BOLD_LINE.match(first.strip())
    if asks_by_label(first):
        last = _last_line_of_question(part, lines, is_bold=bool(bold))
        title = " ".join(line.strip() for line in lines[start - 1 : last])
        yield Heading(BOLD, without_emphasis(title), Span(start, last))
        start = last + 1
    elif bold and not is_answer_title(bold["title"]):
        yield Heading(BOLD, bold["title"].rstrip(": "), Span(start, start))
        start += 1
    elif bold and start == part.end:
        return  # `**Answer:**` alone
    last_line = lines[part.end - 1].rstrip()
    if start == part.end and last_line.endswith(":") and is_only_answer_title(last_line):
        return
    if start <= part.end:
        yield Block("prose", Span(start, part.end), leads=last_line.endswith(":"))


def _last_line_of_question(part: Span, lines: Sequence[str], is_bold: bool) -> int:
    """Return the line before the labelled answer; without one, a bold question is one line, another the whole part."""
    for number in range(part.start, part.end):
        if starts_answer(lines[number]):
            return number
    return part.start if is_bold else part.end
