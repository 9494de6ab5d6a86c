"""Inline syntax of notes that CommonMark does not have: `[[links]]`, `![[embeds]]`, `==marks==` and `^block-ids`."""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

IMAGE_SUFFIXES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}

BAR = "\ufdd0"
"""Stands for the `|` in `[[note|text]]` while markdown is parsed, where it would end a cell. It is no character."""

_ALIAS = re.compile(r"(\[\[[^\[\]|\\\n]+)\|(?=[^\[\]|\n]*\]\])")
_WIKILINK = re.compile(rf"(?P<embed>!?)\[\[(?P<target>[^\[\]|{BAR}\n]+)(?:[|{BAR}](?P<text>[^\[\]\n]*))?\]\]")
_MARK = re.compile(r"==(?P<text>[^\s=](?:[^=\n]*[^\s=])?)==(?!=)")
_BLOCK_ID = re.compile(r"\^[A-Za-z0-9-]+[ \t]*(?=\n|$)")


def note_syntax_plugin(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    parser.inline.ruler.before("link", "wikilink", _wikilink)
    parser.inline.ruler.before("link", "mark", _mark)
    parser.inline.ruler.before("link", "block_id", _block_id)


def with_bars_kept(text: str) -> str:
    """Return text to be parsed, in which the bar of a link ends no cell of a table."""
    return _ALIAS.sub(rf"\1{BAR}", text)


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
            kind = "embed" if found["embed"] else "wiki"
            state.push("link_open", "a", 1).attrs = {"data-target": f"{kind}:{quote(target, safe='')}"}
            state.push("text", "", 0).content = text or _title_of(target)
            state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _title_of(target: str) -> str:
    """Return the text of a link without one: `note#Part` is shown as `note > Part`, without the name of a block."""
    return re.sub(r"#?\^[\w-]*$", "", target).lstrip("#").replace("#", " > ") or target


def _is_image(target: str) -> bool:
    return any(target.lower().endswith(suffix) for suffix in IMAGE_SUFFIXES)


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        end = state.posMax
        state.push("mark_open", "mark", 1)
        state.pos, state.posMax = found.start("text"), found.end("text")
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1)
        state.posMax = end
    state.pos = found.end()
    return True


def _block_id(state: StateInline, silent: bool) -> bool:
    """Pass over the name that a block has for links, such as ` ^tide` at the end of a line."""
    found = _BLOCK_ID.match(state.src, state.pos, state.posMax)
    if not found or not state.src[: state.pos].endswith((" ", "\n")):
        return False
    state.pos = found.end()
    return True
