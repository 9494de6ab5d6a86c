"""Inline syntax of notes that CommonMark does not have: `[[links]]`, `![[embeds]]`, `%%comments%%` and `<br>`."""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

IMAGE_SUFFIXES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}

_WIKILINK = re.compile(r"(?P<embed>!?)\[\[(?P<target>[^\[\]|\n]+)(?:\|(?P<text>[^\[\]\n]*))?\]\]")
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def note_syntax_plugin(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    parser.inline.ruler.before("link", "wikilink", _wikilink)
    parser.inline.ruler.before("link", "comment", _comment)
    parser.inline.ruler.before("html_inline", "line_break", _line_break)


def _wikilink(state: StateInline, silent: bool) -> bool:
    found = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        target = found["target"].strip()
        text = (found["text"] or "").strip()
        if found["embed"] and _is_image(target):
            image = state.push("image", "img", 0)
            image.meta["target"] = f"wiki:{quote(target, safe='')}"
            image.content = target if text.isdecimal() or not text else text  # `![[a.png|300]]` gives a width
        else:
            state.push("link_open", "a", 1).attrs = {"data-target": f"wiki:{quote(target, safe='')}"}
            state.push("text", "", 0).content = text or target.lstrip("#").replace("#", " > ")
            state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _is_image(target: str) -> bool:
    return any(target.lower().endswith(suffix) for suffix in IMAGE_SUFFIXES)


def _comment(state: StateInline, silent: bool) -> bool:
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    if found:
        state.pos = found.end()
    return bool(found)


def _line_break(state: StateInline, silent: bool) -> bool:
    found = _BREAK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("line_break", "br", 0)
    state.pos = found.end()
    return True
