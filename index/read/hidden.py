"""Text that its author hides: blocks between `%%` and `%%`, as in Obsidian. It is neither shown nor searched."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from citewell.index.read.boilerplate import HIDDEN

MAX_HIDDEN_LINES = 200  # the end is looked for no further, or a text of many signs takes long

_ONE_LINE = re.compile(r"%%.*%%\s*$")
_OPENING = re.compile(r"%%(?:\s|$)")  # not `%%timeit`, a command in the cell of a notebook


def hidden_plugin(parser: MarkdownIt) -> None:
    """Add the rule to a parser. Signs inside a line of text are no block."""
    parser.block.ruler.before("fence", HIDDEN, _hidden_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _hidden_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    last = _last_line(state, start_line, end_line)
    if last is None:
        return False
    if not silent:
        token = state.push(HIDDEN, "", 0)
        token.hidden = True
        token.map = [start_line, last + 1]
        state.line = last + 1
    return True


def _last_line(state: StateBlock, start_line: int, end_line: int) -> int | None:
    """Return the line on which the hidden text ends that begins on a line, both counted from 0; None without one."""
    first = _line(state, start_line)
    if _ONE_LINE.match(first) and first.strip("% \t"):
        return start_line
    if _OPENING.match(first):
        for number in range(start_line + 1, min(end_line, start_line + MAX_HIDDEN_LINES)):
            if _line(state, number).rstrip().endswith("%%"):
                return number
    return None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
