"""Callouts (`> [!tip] Title`), admonitions (`!!! tip "Title"`) and containers (`::: tip Title`) as titled boxes."""

from __future__ import annotations

import re
from copy import copy

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

_CALLOUT = re.compile(r"\[!(?P<type>[\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n|$)", re.ASCII)

_CONTAINER = re.compile(r"\{?\.?(?:callout-)?(?P<type>[a-z][\w-]*)(?:\[(?P<label>[^\]]*)\])?(?P<title>[^}]*)\}?", re.I)
"""`tip Title`, `tip[Title]` as in Docusaurus, `{.callout-tip}` as in Quarto."""


def callout_plugin(parser: MarkdownIt) -> None:
    """Add the rules to a parser. They run before the text inside the boxes is parsed."""
    parser.use(container_plugin, name="box", validate=lambda params, *_: bool(_CONTAINER.fullmatch(params.strip())))
    parser.core.ruler.after("block", "callout", _mark_callouts)


def _mark_callouts(state: StateCore) -> None:
    tokens: list[Token] = []
    for place, token in enumerate(state.tokens):
        if token.type in ("admonition_open", "admonition_close"):
            token.tag = "blockquote"
            if token.nesting == 1:
                token.attrs = {"class": f"callout callout-{_class_of(str(token.meta.get('tag', '')))}"}
        elif token.type in ("container_box_open", "container_box_close"):
            tokens += _container(token)
            continue
        elif token.type == "admonition_title_open":
            token.attrs = {"class": "callout-title"}
        elif token.type == "blockquote_open" and (callout := _callout(state.tokens, place)):
            token.attrs = {"class": f"callout callout-{_class_of(callout['type'])}"}
            state.tokens[place + 1].meta["callout"] = callout
        tokens.append(token)
        if token.type == "paragraph_close" and (callout := tokens[-3].meta.get("callout")):
            tokens[-3:] = _with_title(tokens[-3:], callout)
    state.tokens = tokens


def _container(token: Token) -> list[Token]:
    """Return the beginning of a box with its title, or the end of one."""
    token.tag, token.type = "blockquote", token.type.replace("container_box", "blockquote")
    box = _CONTAINER.fullmatch(token.info.strip())
    if token.nesting < 0 or box is None:
        return [token]
    first = (token.map or [0, 0])[0]
    token.attrs = {"class": f"callout callout-{_class_of(box['type'])}"}
    opening, text, closing = (
        Token("paragraph_open", "p", 1, attrs={"class": "callout-title"}, map=[first, first + 1]),
        Token("inline", "", 0, children=[], map=[first, first + 1]),
        Token("paragraph_close", "p", -1),
    )
    for part in (opening, text, closing):
        part.level, part.block = token.level + 1, True
    text.content = (box["label"] or box["title"]).strip() or _name_of(box["type"])
    return [token, opening, text, closing]


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
    title[1].content = callout["title"].strip() or _name_of(callout["type"])
    rest = inline.content[callout.end() :]
    if not rest:
        return title
    inline.content = rest
    opening.map = inline.map = [first + 1, after]
    opening.meta = {}
    return [*title, opening, inline, closing]


def _name_of(type_name: str) -> str:
    return type_name.replace("-", " ").capitalize()


def _class_of(type_name: str) -> str:
    return re.sub(r"[^a-z0-9-]", "", type_name.lower())
