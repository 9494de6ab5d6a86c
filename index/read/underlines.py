"""Text above a line of hyphens or equals signs that CommonMark takes for a heading: a sentence above a rule."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_SENTENCE_END = re.compile(r"[.!:;,…。！：；]\W*$")


def underline_plugin(parser: MarkdownIt) -> None:
    """Add the rule to a parser. It makes a paragraph and a rule of such a heading."""
    parser.core.ruler.after("inline", "underline", _underlines)


def _underlines(state: StateCore) -> None:
    lines = state.src.split("\n")
    tokens: list[Token] = []
    for place, token in enumerate(state.tokens):
        tokens.append(token)
        if token.type == "heading_close" and token.markup in ("-", "="):
            opening, text = state.tokens[place - 2 : place]
            first, after = opening.map or [0, 0]
            is_above_item = lines[after - 1].strip(" \t>") == "-"
            if is_above_item or after - first > 2 or _is_text(text):
                opening.type, token.type = "paragraph_open", "paragraph_close"
                opening.tag = token.tag = "p"
                opening.map = text.map = [first, after - 1]
                tokens += [] if is_above_item else [_rule(token, after - 1)]
    state.tokens = tokens


def _is_text(text: Token) -> bool:
    """Return whether the text of a heading is a sentence or a picture."""
    parts = text.children or []
    words = "".join(part.content for part in parts if part.type in ("text", "code_inline", "math_inline"))
    return [part.type for part in parts] == ["image"] or bool(_SENTENCE_END.search(words))


def _rule(closing: Token, line: int) -> Token:
    return Token("hr", "hr", 0, map=[line, line + 1], level=closing.level, markup=closing.markup, block=True)
