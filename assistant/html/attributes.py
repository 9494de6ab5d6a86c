"""Attributes that dialects of markdown attach to an element, such as `{#id .class}`, are not shown."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

_ATTRIBUTE = r"(?:[#.][\w:.-]+|[A-Za-z][\w:-]*=(?:\"[^\"\n{}]*\"|'[^'\n{}]*'|[^\s\"'{}]+))"
_BLOCK = re.compile(rf"\{{(?::\s*(?:{_ATTRIBUTE}|[\w-]+)|\s*{_ATTRIBUTE})(?:\s+{_ATTRIBUTE})*\s*\}}")
"""`{#id .class}` and `{width=50%}` as in Pandoc, `{: .note}` and `{:toc}` as in kramdown and Python-Markdown."""
_AFTER_ELEMENT = tuple(")`*_]")


def attributes_plugin(parser: MarkdownIt) -> None:
    """Add the rules to a parser: attributes on a line of their own, after a heading, and after an image or the like."""
    parser.block.ruler.before("paragraph", "attributes", _line_of_attributes, {"alt": ["paragraph", "blockquote"]})
    parser.core.ruler.after("block", "heading_attributes", _heading_attributes)
    parser.inline.ruler.before("link", "attributes", _attributes)


def _line_of_attributes(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]].rstrip()
    if not line.startswith("{:") or not _BLOCK.fullmatch(line):
        return False
    if not silent:
        state.line = start_line + 1
    return True


def _heading_attributes(state: StateCore) -> None:
    for heading, text in zip(state.tokens, state.tokens[1:], strict=False):
        if heading.type == "heading_open" and (found := re.search(rf"\s*{_BLOCK.pattern}\s*$", text.content)):
            text.content = text.content[: found.start()]


def _attributes(state: StateInline, silent: bool) -> bool:
    found = _BLOCK.match(state.src, state.pos, state.posMax)
    if not found or not state.src[: state.pos].endswith(_AFTER_ELEMENT):
        return False
    state.pos = found.end()
    return True
