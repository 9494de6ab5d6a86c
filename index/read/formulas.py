r"""Formulas without dollar signs: `\( ... \)` in a sentence, `\[ ... \]` and `\begin{align} ... \end{align}`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

MAX_FORMULA_LINES = 50  # an end further below most likely belongs to something else

# Notes that are written for MathJax double the backslash, because markdown takes one for an escape: `\\(x^2\\)`.
_INLINE = re.compile(
    r"(?P<slash>\\{1,2})(?:\((?P<latex>.{1,500}?)(?P=slash)\)|\[(?P<display>.{1,500}?)(?P=slash)\])", re.DOTALL
)
_OPENING = re.compile(
    r"(?P<slash>\\{1,2})\[|\\begin\{(?P<name>(?:align|alignat|eqnarray|equation|flalign|gather|multline)\*?)\}"
)
_CERTAIN = re.compile(r"\\[A-Za-z]{2,}|[_^]\{")  # `\w` and `\d` are regular expressions
_CALL = re.compile(r"\s*[A-Za-z]'?\([^()]*\)\s*")
_LETTER = re.compile(r"\s*[^\W\d_]'?\s*")
_OPERATION = re.compile(
    r"(?<![A-Za-z])[A-Za-z0-9]'?[_^][\w(+*-]"  # x_1, 10^6
    r"|[\w)\]]\s*[=<>+]\s*[\w(\[-]|[a-z)]\s*-\s*\d|\d\s*-\s*[a-z]\b"
    r"|[\u2190-\u22ff\u00d7\u00b1]"  # arrows and operators
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def formula_plugin(parser: MarkdownIt) -> None:
    """Add the rules to a parser. The formulas get the token types of those between dollar signs."""
    parser.block.ruler.before(
        "fence", "formula_block", _formula_block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    parser.inline.ruler.before("escape", "formula", _formula)


def is_formula(text: str) -> bool:
    r"""Return whether text between `\(` and `\)`, or `\[` and `\]`, is LaTeX.

    Converters to markdown escape the brackets of any text, and regular expressions have the same signs.
    """
    if _CERTAIN.search(text) or _CALL.fullmatch(text):
        return True
    return bool(_OPERATION.search(text)) and not _WORD.search(text)


def _formula_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    opening = _OPENING.match(_line(state, start_line))
    if not opening or state.is_code_block(start_line):
        return False
    closing = rf"\end{{{opening['name']}}}" if opening["name"] else f"{opening['slash']}]"
    last = _last_line(state, start_line, end_line, closing)
    if last is None:
        return False
    text = "\n".join(_line(state, number) for number in range(start_line, last + 1)).strip()
    if not opening["name"]:
        latex, _, sign = text[opening.end() :].rpartition(closing)
        text = latex + sign
        if not is_formula(latex):
            return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.block = True
        token.content = text
        token.markup = closing
        token.map = [start_line, last + 1]
        state.line = last + 1
    return True


def _last_line(state: StateBlock, start_line: int, end_line: int, closing: str) -> int | None:
    """Return the line that ends with a closing sign, after which a full stop or comma may stand; None without one."""
    for number in range(start_line, min(end_line, start_line + MAX_FORMULA_LINES)):
        line = _line(state, number)
        if not line.strip() or (number > start_line and state.sCount[number] < state.blkIndent):
            return None
        if line.rstrip(" \t.,;").endswith(closing):
            return number
    return None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _formula(state: StateInline, silent: bool) -> bool:
    found = _INLINE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    latex = found["latex"] or found["display"]
    # A letter alone may be the plural in `file\(s\)` or number an item at the beginning of a line: `\(a\)`.
    is_letter = bool(found["latex"] and _LETTER.fullmatch(latex)) and state.src[: state.pos].endswith((" ", "\t"))
    if not (is_letter or is_formula(latex)):
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = latex
        token.markup = found["slash"]
    state.pos = found.end()
    return True
