"""HTML that notes use for formatting: `<kbd>`, `<img>`, `<a>`, `<details>` and the like. Other tags are text."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_PAIRED = re.compile(
    r"<(?P<end>/?)(?P<tag>b|i|u|em|strong|s|del|ins|mark|kbd|sub|sup|small|code|a)(?:\s[^<>]*)?>", re.IGNORECASE
)
_DROPPED = re.compile(
    r"<(?P<end>/?)(?P<tag>p|div|center|span|font|big|tt|h[1-6]|summary|blockquote|pre|section|figcaption|figure|cite|abbr|dfn|q|samp|time|var)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_IMAGE = re.compile(r"<img\s[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = r"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
_STRUCTURE = re.compile(
    r"(?:</?(?:details|summary|div|p|center|section|article|figure|figcaption|picture|source|br|hr)\b[^<>]*>\s*)+", re.I
)
"""A line of nothing but these is not shown; what stands between such lines is."""
_SUMMARY = re.compile(r"(?:<details\b[^<>]*>\s*)?<summary\b[^<>]*>(?P<title>.+?)</summary>\s*(?:<br\s*/?>\s*)*", re.I)
_BLOCK: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def html_tags_plugin(parser: MarkdownIt) -> None:
    """Add the rules to a parser, which must not pass HTML through."""
    parser.block.ruler.before("paragraph", "html_summary", _summary, _BLOCK)
    parser.block.ruler.before("paragraph", "html_structure", _structure, _BLOCK)
    parser.inline.ruler.before("html_inline", "line_break", _line_break)
    parser.inline.ruler.before("html_inline", "html_image", _image)
    parser.inline.ruler.before("html_inline", "html_format", _format)
    parser.add_render_rule("html_format", _render_format)


def _summary(state: StateBlock, first: int, after: int, silent: bool) -> bool:
    """Read a line with the title of `<details>` as a paragraph of the class `title`."""
    found = _SUMMARY.fullmatch(_line(state, first).strip())
    if not found:
        return False
    if not silent:
        state.line = first + 1
        opening = state.push("paragraph_open", "p", 1)
        opening.attrs = {"class": "title"}
        text = state.push("inline", "", 0)
        text.content, text.children = found["title"].strip(), []
        opening.map = text.map = [first, first + 1]
        state.push("paragraph_close", "p", -1)
    return True


def _structure(state: StateBlock, first: int, after: int, silent: bool) -> bool:
    if not _STRUCTURE.fullmatch(_line(state, first).strip()):
        return False
    if not silent:
        state.line = first + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _line_break(state: StateInline, silent: bool) -> bool:
    found = _BREAK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("line_break", "br", 0)
    state.pos = found.end()
    return True


def _image(state: StateInline, silent: bool) -> bool:
    found = _IMAGE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        image = state.push("image", "img", 0)
        image.attrs = {"src": _attribute("src", found[0])}
        image.content = _attribute("alt", found[0])
    state.pos = found.end()
    return True


def _format(state: StateInline, silent: bool) -> bool:
    """Read a tag whose other half is in the same text; a single one is text, for the sentence may be about it.

    Those of blocks are passed over.
    """
    found = _PAIRED.match(state.src, state.pos, state.posMax) or _DROPPED.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    tag = found["tag"].lower()
    rest = state.src[: state.pos] if found["end"] else state.src[found.end() :]
    other = rf"<{tag}(?:\s[^<>]*)?>" if found["end"] else rf"</{tag}\s*>"
    if not re.search(other, rest, re.IGNORECASE):
        return False
    if not silent and found.re is _PAIRED:
        token = state.push("html_format", tag, 0)
        token.markup = found["end"]
        token.attrs = {"href": _attribute("href", found[0])} if tag == "a" else {}
    state.pos = found.end()
    return True


def _attribute(name: str, tag: str) -> str:
    found = re.search(_ATTRIBUTE.format(name=name), tag, re.IGNORECASE)
    return unescape(next(filter(None, found.groups()), "")) if found else ""


def _render_format(renderer: Any, tokens: list[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    token = tokens[at]
    target = str(token.attrs.get("href", ""))
    if _ELSEWHERE.match(target) or (target.startswith("#") and env["ids"]):
        return f'<a href="{escape(target)}">'
    place = f' data-target="note:{quote(target, safe="")}"' if target and not token.markup else ""
    return f"<{token.markup}{token.tag}{place}>"
