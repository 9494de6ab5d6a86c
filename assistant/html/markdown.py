"""Markdown as HTML with the line numbers of its file. The result must be sanitised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import quote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.anchors.index import slugify

from citewell.assistant.html.attributes import attributes_plugin
from citewell.assistant.html.callouts import callout_plugin
from citewell.assistant.html.code import code_html
from citewell.assistant.html.inline_syntax import BAR, note_syntax_plugin, with_bars_kept
from citewell.assistant.html.math import math_html
from citewell.assistant.html.parts import html_parts_plugin
from citewell.assistant.html.sanitise import ANCHOR_PREFIX
from citewell.assistant.html.tags import html_tags_plugin
from citewell.assistant.html.tasks import task_plugin
from citewell.index import language_of, markdown_parser

# The page's policy refuses style attributes, and markdown-it aligns the cells of a table with nothing else.
_ALIGNMENT = re.compile(r"text-align:\s*(left|center|right)")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Letters of Hebrew, Arabic, Syriac, Thaana and N'Ko: each block of a text with them has its own direction."""
_LINE_TOKENS = {"paragraph_open", "heading_open", "tr_open", "admonition_title_open"}


def parse_markdown(text: str, start_line: int, *, in_document: bool) -> list[Token]:
    """Return the tokens of markdown that begins at `start_line` of its file.

    In a document, lines have ids and headings are headings; in a passage, which stands in another page, they are not.
    """
    env: dict[str, Any] = {}
    tokens = _parser().parse(with_bars_kept(text), env)
    is_right_to_left = bool(_RIGHT_TO_LEFT.search(text))
    for place, token in enumerate(tokens):
        _align(token)
        if is_right_to_left and token.nesting == 1 and token.level == 0:
            token.attrSet("dir", "auto")
        if token.type == "heading_open":
            _place_anchor(tokens, place, in_document)
        _place_lines(token, start_line, in_document)
    return tokens


def render_markdown(tokens: Sequence[Token], start_line: int, *, in_document: bool) -> str:
    """Return the HTML of tokens."""
    parser = _parser()
    html = parser.renderer.render(tokens, parser.options, {"start_line": start_line, "ids": in_document})
    return str(html).replace(BAR, "|")


def _align(token: Token) -> None:
    """Give a cell its alignment as a class."""
    if style := _ALIGNMENT.match(str(token.attrGet("style") or "")):
        token.attrSet("class", f"align-{style[1]}")


def _place_anchor(tokens: Sequence[Token], place: int, in_document: bool) -> None:
    """Keep the anchor of a document's heading; make a passage's heading a title, no part of the page's outline."""
    heading = tokens[place]
    anchor = heading.attrs.pop("id", "")
    if in_document:
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
    if token.type in _LINE_TOKENS and token.map:
        first, last = start_line + token.map[0], start_line + token.map[1] - 1
        token.attrJoin("class", "line")
        token.attrSet("data-line", str(first))
        if last > first:
            token.attrSet("data-end", str(last))
        if ids:
            token.attrSet("id", f"L{first}")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = markdown_parser(html=False).enable("math_inline")
    parser.use(anchors_plugin, max_level=6, slug_func=_anchor_of).use(note_syntax_plugin).use(callout_plugin)
    parser.use(attributes_plugin).use(html_tags_plugin).use(html_parts_plugin).use(task_plugin)
    for token_type, rule in RENDER_RULES.items():
        parser.add_render_rule(token_type, rule)
    return parser


def _anchor_of(title: str) -> str:
    return ANCHOR_PREFIX + slugify(title)


def _render_fence(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    token = tokens[at]
    if token.type == "fence" and language_of(token.info) == "math":
        return _render_math(renderer, tokens, at, options, env)
    first = (token.map or [0])[0] + (1 if token.type == "fence" else 0)
    return code_html(token.content.removesuffix("\n"), language_of(token.info), env["start_line"] + first, env["ids"])


def _render_heading(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    anchor = str(tokens[at].meta.get("anchor", ""))
    target = f'<span id="{escape(anchor)}"></span>' if anchor else ""
    return str(renderer.renderToken(tokens, at, options, env)) + target


def _render_link(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    """Render a link; the target of one to another note is kept in `data-target`, for `references.py` to resolve."""
    target = str(tokens[at].attrs.get("href", ""))
    if _is_relative(target) and not (env["ids"] and target.startswith("#")):
        tokens[at].attrs = {"data-target": f"note:{quote(target, safe='')}"}
    return str(renderer.renderToken(tokens, at, options, env))


def _render_image(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    """Render an image as its description; `references.py` makes an image of one that stands beside the notes."""
    token = tokens[at]
    url = str(token.attrs.get("src", ""))
    target = token.meta.get("target") or (f"note:{quote(url, safe='')}" if _is_relative(url) else "")
    place = f' data-target="{escape(target)}"' if target else ""
    return f'<span class="image"{place}>{escape(token.content) or "image"}</span>'


def _is_relative(url: str) -> bool:
    """Return whether a URL names a file beside the note, or a part of the note."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and bool(url) and not url.startswith("//")


def _render_inline_math(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    """Render a formula in a sentence, but not the text between the dollars of `$5 or $6` and `$PATH:$HOME`."""
    token = tokens[at]
    following = tokens[at + 1].content[:1] if at + 1 < len(tokens) else ""
    if token.markup.startswith("$") and (following.isalnum() or token.content != token.content.strip()):
        return escape(f"{token.markup}{token.content}{token.markup}")
    return math_html(_without_backticks(token.content), is_block=False)


def _without_backticks(latex: str) -> str:
    """Return the formula in `` $`x^2`$ ``, as GitHub and GitLab take it."""
    inner = latex[1:-1]
    return inner if latex == f"`{inner}`" and "`" not in inner else latex


def _render_math(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    token = tokens[at]
    first, after = token.map or [0, 1]
    start, end = env["start_line"] + first, env["start_line"] + after - 1
    line_id = f' id="L{start}"' if env["ids"] else ""
    html = math_html(token.content, is_block=True)
    return f'<p class="math line"{line_id} data-line="{start}" data-end="{max(start, end)}">{html}</p>\n'


RENDER_RULES = {
    "code_block": _render_fence,
    "fence": _render_fence,
    "heading_open": _render_heading,
    "image": _render_image,
    "link_open": _render_link,
    "math_block": _render_math,
    "math_block_label": _render_math,
    "math_inline": _render_inline_math,
    "math_inline_double": _render_inline_math,
}
