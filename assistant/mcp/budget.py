"""Text of the notes within a number of tokens: whole lines from the first on, verbatim."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from citewell.assistant.limits import MAX_MCP_TOKENS
from citewell.index import Span, count_tokens, text_of

CITATION_TOKENS = 500
"""Kept free of the largest answer for what stands beside its text: an id, a title, a URL and a citation. They take 380
with a path of a hundred characters and four headings of as many."""
MAX_TEXT_TOKENS = MAX_MCP_TOKENS - CITATION_TOKENS
MAX_LINE_CHARS = 100_000
"""Of one line, as data URIs have; counting the tokens of a longer one would take seconds."""


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning of some lines, as much as fits."""

    text: str
    span: Span
    """The lines that `text` holds."""
    rest: Span | None
    """The lines after them that were asked for too; None when there are none."""
    is_cut: bool = False
    """Whether `text` is only the beginning of its one line, which alone is too long."""


def fitting(lines: Sequence[str], span: Span, max_tokens: int = MAX_TEXT_TOKENS) -> Part:
    """Return the lines of `span`, from the first on, that fit into `max_tokens` as a JSON string."""
    used = 0
    for number in range(span.start, span.end + 1):
        used += _tokens(lines[number - 1][:MAX_LINE_CHARS])
        if used > max_tokens or len(lines[number - 1]) > MAX_LINE_CHARS:
            if number == span.start:
                return _beginning(lines, span, max_tokens)
            return Part(
                text_of(lines, Span(span.start, number - 1)), Span(span.start, number - 1), _after(number - 1, span)
            )
    return Part(text_of(lines, span), span, None)


def _beginning(lines: Sequence[str], span: Span, max_tokens: int) -> Part:
    """Return the beginning of a line that is longer than all that fits."""
    text = lines[span.start - 1][:MAX_LINE_CHARS]
    while _tokens(text) > max_tokens:
        text = text[: len(text) // 2]
    return Part(text, Span(span.start, span.start), _after(span.start, span), is_cut=True)


def _after(line: int, span: Span) -> Span | None:
    return Span(line + 1, span.end) if line < span.end else None


def _tokens(line: str) -> int:
    return count_tokens(json.dumps(f"{line}\n", ensure_ascii=False)[1:-1])
