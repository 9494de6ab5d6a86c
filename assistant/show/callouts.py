"""Callouts (`> [!tip] Title`) and admonitions (`!!! tip "Title"`) as boxes with a title."""

from __future__ import annotations

import re
from copy import copy

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_CALLOUT = re.compile(r"\[!(?P<type>[\w-]+)\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n|$)", re.ASCII)


def callout_plugin(parser: MarkdownIt) -> None:
    """Add the rule to a parser. It runs before the text inside the boxes is parsed."""
    parser.core.ruler.after("block", "callout", _mark_callouts)


def _mark_callouts(state: StateCore) -> None:
    tokens: list[Token] = []
    for place, token in enumerate(state.tokens):
        if token.type in ("admonition_open", "admonition_close"):
            token.tag = "blockquote"
            if token.nesting == 1:
                token.attrs = {"class": f"callout callout-{_class_of(str(token.meta.get('tag', '')))}"}
        elif token.type == "admonition_title_open":
            token.attrs = {"class": "callout-title"}
        elif token.type == "blockquote_open" and (callout := _callout(state.tokens, place)):
            token.attrs = {"class": f"callout callout-{_class_of(callout['type'])}"}
            state.tokens[place + 1].meta["callout"] = callout
        tokens.append(token)
        if token.type == "paragraph_close" and (callout := tokens[-3].meta.get("callout")):
            tokens[-3:] = _with_title(tokens[-3:], callout)
    state.tokens = tokens


def _callout(tokens: list[Token], place: int) -> re.Match[str] | None:
    """Return the first line of a quote, if it makes the quote a callout."""
    following = tokens[place + 1 : place + 3]
    if [token.type for token in following] != ["paragraph_open", "inline"]:
        return None
    return _CALLOUT.match(following[1].content)


def _with_title(paragraph: list[Token], callout: re.Match[str]) -> list[Token]:
    """Return the first paragraph of a callout as its title and, where it goes on, a paragraph of the rest."""
    opening, inline, closing = paragraph
    first, after = opening.map or [0, 0]
    title = [copy(token) for token in paragraph]
    title[0].attrs = {"class": "callout-title"}
    title[0].map = title[1].map = [first, first + 1]
    title[1].children = []  # filled when the text is parsed; the copy would share the list
    title[1].content = callout["title"].strip() or callout["type"].replace("-", " ").capitalize()
    rest = inline.content[callout.end() :]
    if not rest:
        return title
    inline.content = rest
    opening.map = inline.map = [first + 1, after]
    opening.meta = {}
    return [*title, opening, inline, closing]


def _class_of(type_name: str) -> str:
    return re.sub(r"[^a-z0-9-]", "", type_name.lower())
