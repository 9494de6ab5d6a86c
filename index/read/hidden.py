"""Text that its author hides: `%% as in Obsidian %%`, `<!-- as in HTML -->`, `{/* as in MDX */}`.

It is neither shown nor searched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an answer without HTML loads this module, and not the parser, which takes 18 ms
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

HIDDEN = "hidden"  # the type of a node of hidden lines
HIDDEN_TEXT = r"(?<!\w)%%.{1,2000}?%%(?!\w)|\{/\*.{0,2000}?\*/\}"  # bounded, or a text of many signs takes long
MAX_HIDDEN_LINES = 200  # a sign further below most likely belongs to something else

_COMMENT = re.compile(rf"<!--.*?-->|{HIDDEN_TEXT}", re.DOTALL)
_ONE_LINE = re.compile(r"%%.*%%\s*$")
_OPENING = re.compile(r"%%(?:\s|$)")  # not `%%timeit`, a command in the cell of a notebook


def hidden_plugin(parser: MarkdownIt) -> None:
    """Add the rules to a parser. One that passes HTML through reads blocks of HTML comments by its own rule."""
    alternatives = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", HIDDEN, _hidden_lines, {"alt": alternatives})
    if not parser.options["html"]:
        parser.block.ruler.before("fence", "comment", _comment_block, {"alt": alternatives[:3]})
    parser.inline.ruler.before("link", HIDDEN, _hidden_text)


def _hidden_lines(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
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


def _comment_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Pass over the lines of a comment that begins and ends with a line; one without an end is text."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    found = _COMMENT.match(state.src, start, state.eMarks[end_line - 1])
    if not found:
        return False
    last = next(line for line in range(start_line, end_line) if found.end() <= state.eMarks[line])
    if state.src[found.end() : state.eMarks[last]].strip():
        return False
    if not silent:
        state.line = last + 1
    return True


def _hidden_text(state: StateInline, silent: bool) -> bool:
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    if found:
        state.pos = found.end()
    return bool(found)
