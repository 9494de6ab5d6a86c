"""Passages and documents as safe HTML: markdown rendered, code coloured, every line addressable.

Each element that stands for lines of the file has class `line`, the number of its first line in `data-line` (drawn by
the stylesheet, so never copied) and, when it holds several, of its last in `data-end`. Cited ones are `marked` too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from textwrap import dedent
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.anchors.index import slugify

from citewell.assistant.show.code_html import code_html
from citewell.assistant.show.sanitise import ANCHOR_PREFIX, sanitise
from citewell.index import Document, Kind, Span, markdown_parser, parser_text

# The page's policy refuses style attributes, and markdown-it aligns the cells of a table with nothing else.
_ALIGNMENT = re.compile(r"text-align:\s*(left|center|right)")
_LINE_TAG = re.compile(r'<[a-z0-9]+ [^<>]*\bdata-line="(\d+)"[^<>]*>')
_LAST_LINE = re.compile(r'\bdata-end="(\d+)"')


def passage_html(text: str, kind: Kind, language: str, start_line: int, highlights: Sequence[Span]) -> str:
    """Render one passage that begins at `start_line` of its file, with the lines in `highlights` marked."""
    if kind == "code":
        html = sanitise(code_html(text, language, start_line, ids=False))
    else:
        parser = _parser()
        env: dict[str, Any] = {"start_line": start_line, "ids": False}
        tokens = _parse(parser, dedent(text).replace("\r\n", "\n").replace("\r", " "), env)
        html = sanitise(parser.renderer.render(tokens, parser.options, env))
    return _with_marks(html, highlights)


def document_html(document: Document, span: Span | None) -> str:
    """Render a whole document, every line reachable as `#L<n>`, with the lines of `span` marked."""
    marks = [span] if span else []
    return "\n".join(
        _with_marks(html, marks) if any(place.overlap(mark) for mark in marks) else html
        for place, html in _document_blocks(document)
    )


@lru_cache(maxsize=8)
def _document_blocks(document: Document) -> list[tuple[Span, str]]:
    """Render each top-level block of a document apart, so that marking a few lines touches a few blocks."""
    parser = _parser()
    env: dict[str, Any] = {"start_line": 1, "ids": True}
    blocks = []
    for tokens in _top_level(_parse(parser, parser_text(document.lines), env)):
        first, after = tokens[0].map or (0, 0)
        html = sanitise(parser.renderer.render(tokens, parser.options, env))
        blocks.append((Span(first + 1, max(first + 1, after)), html))
    return blocks


def _parse(parser: MarkdownIt, text: str, env: dict[str, Any]) -> list[Token]:
    tokens = parser.parse(text, env)
    for place, token in enumerate(tokens):
        _align(token)
        if token.type == "heading_open":
            _place_anchor(tokens, place, env["ids"])
        _place_lines(token, env["start_line"], env["ids"])
    return tokens


def _top_level(tokens: Sequence[Token]) -> list[list[Token]]:
    groups: list[list[Token]] = []
    for token in tokens:
        if token.level == 0 and token.nesting >= 0:
            groups.append([])
        groups[-1].append(token)
    return groups


def _align(token: Token) -> None:
    """Give a cell its alignment as a class."""
    if style := _ALIGNMENT.match(str(token.attrGet("style") or "")):
        token.attrSet("class", f"align-{style[1]}")


def _place_anchor(tokens: Sequence[Token], place: int, ids: bool) -> None:
    """Keep the anchor of a document's heading; make a passage's heading a title, no part of the page's outline."""
    heading = tokens[place]
    anchor = heading.attrs.pop("id", "")
    if ids:
        heading.meta["anchor"] = anchor
        return
    closing = next(t for t in tokens[place:] if t.type == "heading_close" and t.level == heading.level)
    heading.tag = closing.tag = "p"
    heading.attrSet("class", "title")


def _place_lines(token: Token, start_line: int, ids: bool) -> None:
    """Tell a leaf that shows lines of the file which ones they are."""
    if token.hidden and token.type in ("paragraph_open", "paragraph_close"):
        # The text of a tight list item: a span, so that marking it does not mark the items nested below it.
        token.hidden, token.tag, token.block = False, "span", False
    if token.type in ("paragraph_open", "heading_open", "tr_open") and token.map:
        first, last = start_line + token.map[0], start_line + token.map[1] - 1
        token.attrJoin("class", "line")
        token.attrSet("data-line", str(first))
        if last > first:
            token.attrSet("data-end", str(last))
        if ids:
            token.attrSet("id", f"L{first}")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = markdown_parser(html=False)
    parser.use(anchors_plugin, max_level=6, slug_func=_anchor_of)
    parser.add_render_rule("fence", _render_fence)
    parser.add_render_rule("code_block", _render_fence)
    parser.add_render_rule("image", _render_image)
    parser.add_render_rule("heading_open", _render_heading)
    return parser


def _anchor_of(title: str) -> str:
    return ANCHOR_PREFIX + slugify(title)


def _render_fence(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    token = tokens[at]
    first = (token.map or [0])[0] + (1 if token.type == "fence" else 0)
    language = (token.info.split() or [""])[0].lower()
    return code_html(token.content.removesuffix("\n"), language, env["start_line"] + first, env["ids"])


def _render_image(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    """Render an image as its description: nothing is fetched for a passage."""
    return f'<span class="image">{escape(tokens[at].content) or "image"}</span>'


def _render_heading(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    anchor = str(tokens[at].meta.get("anchor", ""))
    target = f'<span id="{escape(anchor)}"></span>' if anchor else ""
    return str(renderer.renderToken(tokens, at, options, env)) + target


def _with_marks(html: str, highlights: Sequence[Span]) -> str:
    """Add the class `marked` to the elements whose lines are highlighted."""

    def mark(tag: re.Match[str]) -> str:
        last = _LAST_LINE.search(tag[0])
        place = Span(int(tag[1]), int(last[1] if last else tag[1]))
        cited = any(place.overlap(span) for span in highlights)
        return re.sub(r'class="([^"]*\bline)"', r'class="\1 marked"', tag[0]) if cited else tag[0]

    return _LINE_TAG.sub(mark, html) if highlights else html
