"""Passages and documents as safe HTML: markdown rendered, code coloured, every line addressable.

Each element that stands for lines of the file has class `line`, the number of its first line in `data-line` (drawn by
the stylesheet, so never copied) and, when it holds several, of its last in `data-end`. Cited ones are `marked` too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from textwrap import dedent

from markdown_it.token import Token

from citewell.assistant.show.code_html import code_html
from citewell.assistant.show.front_matter_html import front_matter_html
from citewell.assistant.show.markdown_html import parse_markdown, render_markdown
from citewell.assistant.show.sanitise import sanitise
from citewell.assistant.types import Header
from citewell.index import Document, Kind, Span, parser_text

_LINE_TAG = re.compile(r'<[a-z0-9]+ [^<>]*\bdata-line="(\d+)"[^<>]*>')
_LAST_LINE = re.compile(r'\bdata-end="(\d+)"')


def passage_html(
    text: str, kind: Kind, language: str, start_line: int, highlights: Sequence[Span], header: Header | None = None
) -> str:
    """Render one passage that begins at `start_line` of its file, with the lines in `highlights` marked.

    `header` is that of the table whose rows the passage has; its line numbers are its own.

    Links to other notes and images are as the note names them; `resolve_references` makes URLs of them.
    """
    if kind == "code":
        html = code_html(text, language, start_line, ids=False)
    else:
        tokens = _rows_below(header, text, start_line) if header else _passage_tokens(text, start_line)
        html = render_markdown(tokens, start_line, in_document=False)
    return _with_marks(sanitise(html), highlights)


def _passage_tokens(text: str, start_line: int) -> list[Token]:
    return parse_markdown(dedent(text).replace("\r\n", "\n").replace("\r", " "), start_line, in_document=False)


def _rows_below(header: Header, text: str, start_line: int) -> list[Token]:
    """Return the tokens of a table of a header and rows that do not follow it in the file."""
    tokens = _passage_tokens(f"{header.text}\n{text}", start_line - (header.end_line - header.start_line + 1))
    titles = next((token for token in tokens if token.type == "tr_open"), None)
    if titles:
        titles.attrSet("data-line", str(header.start_line))
    return tokens


def document_html(document: Document, span: Span | None) -> str:
    """Render a whole document, every line reachable as `#L<n>`, with the lines of `span` marked.

    Links to other notes and images are as the note names them; `resolve_references` makes URLs of them.
    """
    marks = [span] if span else []
    return "\n".join(
        _with_marks(html, marks) if any(place.overlap(mark) for mark in marks) else html
        for place, html in _document_blocks(document)
    )


@lru_cache(maxsize=8)
def _document_blocks(document: Document) -> list[tuple[Span, str]]:
    """Render each top-level block of a document apart, so that marking a few lines touches a few blocks."""
    lines = document.lines
    blocks = [(span, sanitise(html)) for span, html in front_matter_html(lines)]
    for tokens in _top_level(parse_markdown(parser_text(lines), 1, in_document=True)):
        first, after = tokens[0].map or (0, 0)
        html = sanitise(render_markdown(tokens, 1, in_document=True))
        blocks.append((Span(first + 1, max(first + 1, after)), html))
    return blocks


def _top_level(tokens: Sequence[Token]) -> list[list[Token]]:
    groups: list[list[Token]] = []
    for token in tokens:
        if token.level == 0 and token.nesting >= 0:
            groups.append([])
        groups[-1].append(token)
    return groups


def _with_marks(html: str, highlights: Sequence[Span]) -> str:
    """Add the class `marked` to the elements whose lines are highlighted."""

    def mark(tag: re.Match[str]) -> str:
        last = _LAST_LINE.search(tag[0])
        place = Span(int(tag[1]), int(last[1] if last else tag[1]))
        cited = any(place.overlap(span) for span in highlights)
        return re.sub(r'class="([^"]*\bline)"', r'class="\1 marked"', tag[0]) if cited else tag[0]

    return _LINE_TAG.sub(mark, html) if highlights else html
