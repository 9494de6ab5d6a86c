"""Paragraphs: bold lines that are headings, questions with their labels, cards and containers, and plain prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citewell.index.read.flashcards import card_at
from citewell.index.read.question_labels import (
    asks_by_label,
    is_answer_title,
    is_only_answer_title,
    starts_answer,
    without_emphasis,
)
from citewell.index.read.titled_boxes import container_title, ends_container, is_question_box
from citewell.index.read.titles import asks
from citewell.index.types import BOLD, BOX, Block, Heading, Span

_BOLD_LINE = re.compile(r"(\*\*|__)(?P<title>[^*_\n][^\n]*?)(\*\*|__)\s*:?\s*$")
_BOLD_START = re.compile(r"\s*(\*\*|__)(?P<title>[^*_\s][^\n]*?)\1\s*(?P<rest>\S.*)$")


def read_paragraph(span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield the headings and blocks of a paragraph. Each question in it begins a part of its own."""
    starts = list(_starts(span, lines))
    for start, after in zip(starts, [*starts[1:], span.end + 1], strict=True):
        yield from _read_part(Span(start, after - 1), lines)


def run_in_question(line: str) -> str:
    """Return the question in bold that a line begins with, where its answer follows on the line; else nothing."""
    found = _BOLD_START.match(line)
    return found["title"].strip() if found and asks(found["title"]) else ""


def _starts(span: Span, lines: Sequence[str]) -> Iterator[int]:
    """Yield the first lines of the parts of a paragraph. The lines of a card's question belong to one part."""
    question_end = 0
    for number in range(span.start, span.end + 1):
        if number == span.start or (number > question_end and _starts_part(number, span.end, lines)):
            yield number
            card = card_at(number, span.end, lines)
            question_end = card.question.end if card else 0


def _starts_part(number: int, end: int, lines: Sequence[str]) -> bool:
    line = lines[number - 1]
    return bool(
        asks_by_label(line)
        or card_at(number, end, lines)
        or container_title(line)
        or ends_container(line)
        or run_in_question(line)
    )


def _read_part(part: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    first, start = lines[part.start - 1], part.start
    bold = _BOLD_LINE.match(first.strip())
    if asks_by_label(first):
        last = _last_line_of_question(part, lines, is_bold=bool(bold))
        title = " ".join(line.strip() for line in lines[start - 1 : last])
        yield Heading(BOLD, without_emphasis(title), Span(start, last), is_question=True)
        start = last + 1
    elif card := card_at(start, part.end, lines):
        yield Heading(BOLD, card.title, card.question, is_question=True)
        start = card.answer_start
    elif title := container_title(first):
        yield Heading(BOX, title, Span(start, start), is_question=is_question_box("", title))
        start += 1
    elif ends_container(first):
        start += 1
    elif bold and not is_answer_title(bold["title"]):
        yield Heading(BOLD, bold["title"].rstrip(": "), Span(start, start))
        start += 1
    elif title := run_in_question(first):
        yield Heading(BOLD, title, Span(start, start))
    elif bold and start == part.end and is_only_answer_title(bold["title"]):
        return
    last_line = lines[part.end - 1].rstrip()
    if start == part.end and last_line.endswith(":") and is_only_answer_title(last_line):
        return
    if any(line.strip() for line in lines[start - 1 : part.end]):
        yield Block("prose", Span(start, part.end), leads=last_line.endswith(":"))


def _last_line_of_question(part: Span, lines: Sequence[str], is_bold: bool) -> int:
    """Return the line before the labelled answer; without one, a bold question is one line, another the whole part."""
    for number in range(part.start, part.end):
        if starts_answer(lines[number]):
            return number
    return part.start if is_bold else part.end
