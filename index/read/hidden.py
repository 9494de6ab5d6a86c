"""Text that its author hides: blocks between `%%` and `%%`, as in Obsidian. It is neither shown nor searched."""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from citewell.index.read.boilerplate import HIDDEN

MAX_HIDDEN_LINES = 200  # a sign further below most likely belongs to something else

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
        if "hidden_ends" not in state.env:  # once for a document
            state.env["hidden_ends"] = _lines_that_may_end(state.src)
        ends = state.env["hidden_ends"]
        place = bisect_right(ends, start_line)
        if place < len(ends) and ends[place] < min(end_line, start_line + MAX_HIDDEN_LINES):
            return int(ends[place])
    return None


def _lines_that_may_end(text: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n")) if line.rstrip().endswith("%%")]


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
