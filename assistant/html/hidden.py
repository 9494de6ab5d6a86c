"""Comments, which are not shown: `%% as in Obsidian %%` and `<!-- as in HTML -->`, within a line or over several."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_COMMENT = re.compile(r"%%.*?%%|<!--.*?-->", re.DOTALL)


def comment_plugin(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    parser.block.ruler.before("fence", "comment", _comment_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.before("link", "comment", _comment)


def _comment_block(state: StateBlock, first: int, after: int, silent: bool) -> bool:
    """Pass over the lines of a comment that begins and ends with a line; one without an end is text."""
    start = state.bMarks[first] + state.tShift[first]
    found = _COMMENT.match(state.src, start, state.eMarks[after - 1])
    if not found:
        return False
    last = next(line for line in range(first, after) if found.end() <= state.eMarks[line])
    if state.src[found.end() : state.eMarks[last]].strip():
        return False
    if not silent:
        state.line = last + 1
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    if found:
        state.pos = found.end()
    return bool(found)
