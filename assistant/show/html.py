"""Passages and documents as safe HTML: markdown rendered, code coloured, every line addressable.

Each element that stands for lines of the file has class `line`, the number of its first line in `data-line` (drawn by
the stylesheet, so never copied) and, when it holds several, of its last in `data-end`. Cited ones are `marked` too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from citewell.index import Document, Kind, Span

if TYPE_CHECKING:
    from pygments.token import _TokenType

TAGS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "pre", "ul", "ol", "li"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "code", "span", "em", "strong", "s", "a", "br"}
ATTRIBUTES = {
    "*": {"class", "id", "data-line", "data-end", "data-language"},
    "a": {"href"},
    "ol": {"start"},
    "pre": {"tabindex"},
}
# Style attributes are refused by the page's policy; markdown-it aligns table cells with nothing else.
ALIGNED = re.compile(r"text-align:\s*(left|center|right)")
LINE_TAG = re.compile(r'<[a-z0-9]+ [^<>]*\bdata-line="(\d+)"[^<>]*>')
LINE_END = re.compile(r'\bdata-end="(\d+)"')
TITLE_WORD = re.compile(r"[^\w\- ]")

# Pygments knows some eighty kinds of token; a reader tells eight apart. What is missing here is plain ink.
COLOURS = {
    "Comment": "c",
    "Literal.String.Doc": "c",
    "Literal.String": "s",
    "Literal.Number": "n",
    "Keyword": "k",
    "Operator.Word": "k",
    "Name.Function": "f",
    "Name.Class": "f",
    "Name.Tag": "f",
    "Name.Decorator": "a",
    "Name.Attribute": "a",
    "Name.Builtin": "b",
    "Generic.Inserted": "i",
    "Generic.Deleted": "x",
}
# Some lexers backtrack on long lines; nobody reads colours there.
LONGEST_LINE_COLOURED = 2_000


def passage_html(text: str, kind: Kind, language: str, start_line: int, highlights: Sequence[Span]) -> str:
    """Render one passage that begins at `start_line` of its file, with the lines in `highlights` marked."""
    if kind == "code":
        html = _code(text, language, start_line, ids=False)
    else:
        html = _blocks(_dedented(text), start_line, ids=False)[0][1]
    return _marked(html, highlights)


def document_html(document: Document, span: Span | None) -> str:
    """Render a whole document, every line reachable as `#L<n>`, with the lines of `span` marked."""
    marks = [span] if span else []
    return "\n".join(
        _marked(html, marks) if any(place.overlap(mark) for mark in marks) else html
        for place, html in _document_blocks(document)
    )


@lru_cache(maxsize=8)
def _document_blocks(document: Document) -> list[tuple[Span, str]]:
    return _blocks(document.text, 1, ids=True)


def _blocks(text: str, start_line: int, ids: bool) -> list[tuple[Span, str]]:
    """Render markdown; with `ids`, block by block (so that marking touches few of them), else as one piece."""
    markdown = _markdown()
    env: dict[str, Any] = {"start_line": start_line, "ids": ids}
    tokens = markdown.parse(text.replace("\r\n", "\n").replace("\r", " "), env)
    _place(tokens, start_line, ids)
    if not ids:
        return [(Span(start_line, start_line), _clean(markdown.renderer.render(tokens, markdown.options, env)))]
    blocks = []
    for group in _top_level(tokens):
        first, last = group[0].map or (0, 0)
        html = markdown.renderer.render(group, markdown.options, env)
        blocks.append((Span(start_line + first, start_line + max(first, last - 1)), _clean(html)))
    return blocks


def _top_level(tokens: Sequence[Token]) -> list[list[Token]]:
    groups: list[list[Token]] = []
    for token in tokens:
        if token.level == 0 and token.nesting >= 0:
            groups.append([])
        groups[-1].append(token)
    return groups


def _place(tokens: Sequence[Token], start_line: int, ids: bool) -> None:
    """Tell each leaf that shows lines of the file which ones they are; give cells their alignment as a class."""
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if style := ALIGNED.match(str(token.attrGet("style") or "")):
            token.attrSet("class", f"align-{style[1]}")
        if token.type == "heading_open" and not ids:
            _retitle(token, tokens)
        if token.type == "heading_open" and ids and following is not None:
            token.attrSet("data-title", _slug(following.content))
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


def _retitle(heading: Token, tokens: Sequence[Token]) -> None:
    """A heading inside a passage is a title on the chat page, not a part of that page's outline."""
    closing = next(t for t in tokens[tokens.index(heading) :] if t.type == "heading_close" and t.level == heading.level)
    heading.tag = closing.tag = "p"
    heading.attrSet("class", "title")


def _slug(title: str) -> str:
    """As GitHub makes anchors of headings, kept apart from the page's own ids in the same way."""
    return "user-content-" + TITLE_WORD.sub("", title.lower()).strip().replace(" ", "-")


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    markdown.add_render_rule("fence", _fence)
    markdown.add_render_rule("code_block", _fence)
    markdown.add_render_rule("image", _image)
    markdown.add_render_rule("heading_open", _heading)
    return markdown


def _fence(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    token = tokens[at]
    first = (token.map or [0])[0] + (1 if token.type == "fence" else 0)
    language = (token.info.split() or [""])[0].lower()
    return _code(token.content.removesuffix("\n"), language, env["start_line"] + first, env["ids"])


def _image(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    """Nothing is fetched for a passage; an image is what it says of itself."""
    return f'<span class="image">{escape(tokens[at].content) or "image"}</span>'


def _heading(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    token = tokens[at]
    slug = token.attrs.pop("data-title", "")
    target = f'<span id="{escape(str(slug))}"></span>' if slug else ""
    return str(renderer.renderToken(tokens, at, options, env)) + target


def _code(text: str, language: str, start_line: int, ids: bool) -> str:
    row = (
        '<span class="line" id="L{0}" data-line="{0}">{1}\n</span>'
        if ids
        else '<span class="line" data-line="{0}">{1}\n</span>'
    )
    rows = "".join(row.format(*numbered) for numbered in enumerate(_coloured(_dedented(text), language), start_line))
    return f'<pre class="code" tabindex="0" data-language="{escape(language)}"><code>{rows}</code></pre>'


@lru_cache(maxsize=512)
def _coloured(text: str, language: str) -> tuple[str, ...]:
    """Colour code with pygments and cut it at line feeds, each line's tags closed on it."""
    from pygments.lexers import get_lexer_by_name  # here, because a plain answer in the terminal has no use for it
    from pygments.util import ClassNotFound

    text = text.replace("\r\n", "\n").replace("\r", " ")
    plain = tuple(escape(line) for line in text.split("\n"))
    if max(map(len, plain)) > LONGEST_LINE_COLOURED:
        return plain
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return plain
    tokens = list(lexer.get_tokens(text))
    if "".join(value for _, value in tokens) != text:  # a lexer that drops or mends what it cannot read
        return plain
    html: list[str] = []
    for kind, value in tokens:
        colour = _colour(kind)
        pieces = (escape(piece) for piece in value.split("\n"))
        html.append("\n".join(f'<span class="t-{colour}">{p}</span>' if colour and p else p for p in pieces))
    return tuple("".join(html).split("\n"))


@lru_cache(maxsize=256)
def _colour(kind: _TokenType) -> str:
    names = str(kind).removeprefix("Token.").split(".")
    return next((COLOURS[name] for end in range(len(names), 0, -1) if (name := ".".join(names[:end])) in COLOURS), "")


def _dedented(text: str) -> str:
    """Drop the margin all lines share, for the eye only: the passage's own text keeps it."""
    lines = text.split("\n")
    margins = [len(line) - len(line.lstrip(" \t")) for line in lines if line.strip()]
    return "\n".join(line[min(margins, default=0) :] for line in lines)


def _marked(html: str, highlights: Sequence[Span]) -> str:
    def mark(tag: re.Match[str]) -> str:
        end = LINE_END.search(tag[0])
        place = Span(int(tag[1]), int(end[1] if end else tag[1]))
        cited = any(place.overlap(span) for span in highlights)
        return re.sub(r'class="([^"]*\bline)"', r'class="\1 marked"', tag[0]) if cited else tag[0]

    return LINE_TAG.sub(mark, html) if highlights else html


def _clean(html: str) -> str:
    """The second lock: whatever the renderers above let through, only these tags, attributes and links stay."""
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, attribute_filter=_attribute, link_rel="noopener noreferrer"
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name != "href":
        return value
    if value.startswith("#"):
        return f"#user-content-{value[1:].lower()}"
    return value if re.match(r"(https?|mailto):", value, re.IGNORECASE) else None
