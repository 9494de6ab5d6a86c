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

from citewell.assistant.html.code import code_html
from citewell.assistant.html.front_matter import front_matter_html
from citewell.assistant.html.markdown import parse_markdown, render_markdown
from citewell.assistant.html.parts import with_open_tags
from citewell.assistant.html.sanitise import sanitise
from citewell.assistant.types import Header
from citewell.index import Document, Kind, Span, parser_text, shorten_data_uris

_LINE_TAG = re.compile(r'<[a-z0-9]+ [^<>]*\bdata-line="(\d+)"[^<>]*>')
_LAST_LINE = re.compile(r'\bdata-end="(\d+)"')
_LISTING = '<pre class="code"'
_LISTING_END = "</code></pre>"
_ROW = re.compile(r'(?=<span class="line")')


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
    text = shorten_data_uris(dedent(text).replace("\r\n", "\n").replace("\r", " "))
    return parse_markdown(with_open_tags(text), start_line, in_document=False)


def _rows_below(header: Header, text: str, start_line: int) -> list[Token]:
    """Return the tokens of a table of a header and rows that do not follow it in the file."""
    count = header.end_line - header.start_line + 1
    tokens = _passage_tokens(f"{header.text}\n{text}", start_line - count)
    if tokens[0].type == "html_part" and tokens[0].map:
        tokens[0].map = [0, tokens[0].map[1] - count]  # its place among the lines of the passage
    titles = next((token for token in tokens if token.type == "tr_open"), None)
    if titles:
        titles.attrSet("data-line", str(header.start_line))
    return tokens


def document_html(document: Document, span: Span | None, part: Span | None = None) -> str:
    """Render a document, every line reachable as `#L<n>`, with the lines of `span` marked.

    With `part`, render only what begins in these lines; of a listing, only these lines. Parts that follow each other
    show every line once. Links to other notes and images are as the note names them; `resolve_references` makes URLs
    of them.
    """
    blocks = [block for block in _document_blocks(document) if part is None or _is_in(block, part)]
    return "\n".join(
        _with_marks(_cut(html, part), [span]) if span and place.overlap(span) else _cut(html, part)
        for place, html in blocks
    )


def part_around(document: Document, line: int, before: int, after: int) -> Span:
    """Return a line with `before` and `after` lines more, and with all of the block that the first of them is in."""
    start, end = max(1, line - before), min(len(document.lines), line + after)
    for place, html in _document_blocks(document):
        if place.start < start <= place.end and not html.startswith(_LISTING):
            start = place.start
    return Span(start, end)


@lru_cache(maxsize=8)
def _document_blocks(document: Document) -> list[tuple[Span, str]]:
    """Render each top-level block of a document apart, so that marking a few lines touches a few blocks."""
    lines = document.lines
    blocks = [(span, sanitise(html)) for span, html in front_matter_html(lines)]
    for tokens in _top_level(parse_markdown(shorten_data_uris(parser_text(lines)), 1, in_document=True)):
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


def _is_in(block: tuple[Span, str], part: Span) -> bool:
    place, html = block
    return bool(place.overlap(part)) if html.startswith(_LISTING) else part.start <= place.start <= part.end


def _cut(html: str, part: Span | None) -> str:
    """Return the lines of a listing that are in `part`, as a listing of its own; other HTML as it is."""
    if part is None or not html.startswith(_LISTING):
        return html
    opening, *rows = _ROW.split(html.removesuffix(_LISTING_END))
    lines = list(map(_first_line, rows))
    kept = [row for row, line in zip(rows, lines, strict=True) if part.start <= line <= part.end]
    if lines[0] < part.start:
        opening = opening.replace('class="code"', 'class="code continued"')
    return "".join([opening, *kept, _LISTING_END])


def _first_line(html: str) -> int:
    match = _LINE_TAG.match(html)
    return int(match[1]) if match else 0


def _with_marks(html: str, highlights: Sequence[Span]) -> str:
    """Add the class `marked` to the elements whose lines are highlighted."""

    def mark(tag: re.Match[str]) -> str:
        last = _LAST_LINE.search(tag[0])
        place = Span(int(tag[1]), int(last[1] if last else tag[1]))
        cited = any(place.overlap(span) for span in highlights)
        return re.sub(r'class="([^"]*\bline)"', r'class="\1 marked"', tag[0]) if cited else tag[0]

    return _LINE_TAG.sub(mark, html) if highlights else html
