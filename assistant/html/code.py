"""Code as HTML: one element for each line, coloured by Pygments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from io import StringIO
from textwrap import dedent

from pygments.formatters.html import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String, Text, _TokenType
from pygments.util import ClassNotFound

MAX_COLOURED_LINE_CHARS = 2_000  # some lexers take quadratic time on long lines, in which nobody reads colours

# Pygments knows some eighty types of token; a reader tells eight colours apart. Each type is shown as the first of
# these that it belongs to, in the class that Pygments gives that one; all others are shown plain.
COLOURED_TYPES = {
    String.Doc: Comment,
    Comment: Comment,
    String: String,
    Number: Number,
    Operator.Word: Keyword,
    Keyword: Keyword,
    Name.Function: Name.Function,
    Name.Class: Name.Function,
    Name.Tag: Name.Function,
    Name.Decorator: Name.Decorator,
    Name.Attribute: Name.Decorator,
    Name.Builtin: Name.Builtin,
    Generic.Inserted: Generic.Inserted,
    Generic.Deleted: Generic.Deleted,
}
FORMATTER = HtmlFormatter(nowrap=True, classprefix="t-")


def code_html(text: str, language: str, start_line: int, ids: bool) -> str:
    """Render code that begins at `start_line` of its file, without the margin that all its lines share.

    Each line carries its number in `data-line`; with `ids` also as its id, `L<number>`.
    """
    rows = []
    for number, html in enumerate(_coloured_lines(dedent(text), language), start_line):
        line_id = f' id="L{number}"' if ids else ""
        rows.append(f'<span class="line"{line_id} data-line="{number}">{html}\n</span>')
    return f'<pre class="code" tabindex="0" data-language="{escape(language)}"><code>{"".join(rows)}</code></pre>'


@lru_cache(maxsize=512)
def _coloured_lines(text: str, language: str) -> tuple[str, ...]:
    """Return the HTML of each line of code; a line's tags are closed on it."""
    text = text.replace("\r\n", "\n").replace("\r", " ")
    plain = tuple(escape(line) for line in text.split("\n"))
    if max(map(len, plain)) > MAX_COLOURED_LINE_CHARS:
        return plain
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return plain
    tokens = list(lexer.get_tokens(text))
    if "".join(value for _, value in tokens) != text:  # this lexer drops or alters what it cannot read
        return plain
    FORMATTER.format(_simplified(tokens), html := StringIO())
    lines = html.getvalue().split("\n")
    return tuple(lines[: len(plain)])


def _simplified(tokens: Iterable[tuple[_TokenType, str]]) -> Iterator[tuple[_TokenType, str]]:
    for kind, value in tokens:
        yield next((shown for known, shown in COLOURED_TYPES.items() if kind[: len(known)] == known), Text), value
