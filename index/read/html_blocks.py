"""HTML blocks: a `<summary>` is the heading of what follows; other HTML with words in it is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citewell.index.read.boilerplate import has_words, without_formatting
from citewell.index.read.labels import is_answer_title
from citewell.index.types import BOLD, Block, Heading, Span

_SUMMARY = re.compile(r"<summary[^>]*>(?P<title>.*?)(?:</summary>|\Z)", re.IGNORECASE | re.DOTALL)


def read_html_block(span: Span, lines: Sequence[str]) -> Iterator[Heading | Block]:
    """Yield the heading that a `<summary>` makes, and the block of the text after it."""
    text = "\n".join(lines[span.start - 1 : span.end])
    if summary := _SUMMARY.search(text):
        title = " ".join(without_formatting(summary["title"]).split())
        end = span.start + text.count("\n", 0, summary.end())
        if title and not is_answer_title(title):
            yield Heading(BOLD - 1, title, Span(span.start, end))
        span = Span(min(end + 1, span.end), span.end)
        text = text[summary.end() :]
    if has_words(text):
        yield Block("prose", span)
