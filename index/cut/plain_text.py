"""Cut text without a grammar: at comments, at blank lines and, in configuration, at its indentation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from citewell.index.cut.comments import COMMENT
from citewell.index.cut.pieces import MIN_PIECE_LINES, PIECE_LINES
from citewell.index.types import READABLE, Span

_SEPARATOR = re.compile(r"---\s*$|FROM \S+|\[[^\]]+\]\s*$")
_CLOSER = re.compile(r"\s*[\])}]|\s*(end|fi|done|esac|else|elif|then)\b")


class _Line(NamedTuple):
    """A line with which a piece may begin, and the lines below it that belong to it."""

    number: int
    last: int
    """Where the lines end that may not begin a piece: they close something, or a comment above announces them."""
    indent: int
    is_opener: bool
    """Whether it is a separator or the first line of a comment."""
    follows_blank: bool


_Lines = Sequence[_Line]


def cut_text(lines: Sequence[str], span: Span, *, by_indent: bool) -> list[Span]:
    """Cut lines into pieces of about a screen, each starting where something begins; none is longer than `READABLE`.

    With `by_indent` any of the least indented lines may begin a piece, as entries of configuration do. Without it only
    a comment or what is below a blank line may, because statements of an unknown language must stay whole; a piece that
    is longer than `READABLE` then is cut by indentation all the same.
    """
    if len(span) <= PIECE_LINES:
        return [span]
    numbers = [number for number in range(span.start, span.end + 1) if lines[number - 1].strip()]
    level = min((_indent(lines[number - 1]) for number in numbers[1:]), default=0)
    parts = _split(_read(lines, numbers), numbers[0], level, by_indent=by_indent)
    waiting: list[tuple[_Lines, _Lines]] = [((), part) for part in reversed(parts)]
    pieces: list[Span] = []
    while waiting:
        head, part = waiting.pop()
        skipped, inner = _split_deeper(part) if len(_span(part)) > READABLE else (0, [])
        if inner:
            waiting += reversed([((*head, *part[:skipped]), inner[0]), *(((), piece) for piece in inner[1:])])
        elif len(_span([*head, *part])) <= READABLE:
            pieces.append(_span([*head, *part]))
        else:
            pieces += [*_runs(lines, head), *_runs(lines, part)]
    return pieces


def _read(lines: Sequence[str], numbers: Sequence[int]) -> list[_Line]:
    """Return the lines with which a piece may begin; the first of all may always."""
    found: list[_Line] = []
    for number in numbers:
        line, above = lines[number - 1], lines[number - 2] if number > 1 else ""
        follows_comment = bool(COMMENT.match(above))
        if found and (follows_comment or _CLOSER.match(line)):
            found[-1] = found[-1]._replace(last=number)
        else:
            is_opener = bool(_SEPARATOR.match(line.strip()) or COMMENT.match(line))
            found.append(_Line(number, number, _indent(line), is_opener, not above.strip()))
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _span(text: _Lines) -> Span:
    return Span(text[0].number, text[-1].last)


def _split(text: _Lines, start: int, level: int, *, by_indent: bool) -> list[_Lines]:
    """Split lines before some that are indented no further than `level`. The first piece is measured from `start`."""
    firsts = [0]
    for place, line in enumerate(text[1:], 1):
        if line.indent > level:
            continue
        size = line.number - start
        is_full = size >= MIN_PIECE_LINES * 2 and (by_indent or line.follows_blank)
        if is_full or (size >= MIN_PIECE_LINES and line.is_opener):
            firsts.append(place)
            start = line.number
    return [text[first:after] for first, after in zip(firsts, [*firsts[1:], len(text)], strict=True)]


def _split_deeper(text: _Lines) -> tuple[int, list[_Lines]]:
    """Split at the least indentation that gives several pieces, without the lines above it; return their number too.

    Those lines are keys with one child each: `http:`, then `server:`. Each indentation is tried once, and only on lines
    that are indented as far, so a line is visited no more often than it has columns of indentation.
    """
    least = list(accumulate((line.indent for line in reversed(text)), min))[::-1]  # of each line and all below it
    tried = -1
    for place in range(1, len(text) - 1):
        start = text[place - 1].last + 1
        if text[-1].last - start < PIECE_LINES:
            break
        if least[place + 1] > tried:
            tried = least[place + 1]
            pieces = _split(text[place:], start, tried, by_indent=True)
            if len(pieces) > 1:
                return place, pieces
    return 0, []


def _runs(lines: Sequence[str], text: _Lines) -> list[Span]:
    """Cut text in which nothing begins, such as one long comment, anywhere; leave it whole when it is short enough."""
    if not text or len(_span(text)) <= READABLE:
        return [_span(text)] if text else []
    runs: list[Span] = []
    for number in range(text[0].number, text[-1].last + 1):
        if not lines[number - 1].strip():
            continue
        if runs and number - runs[-1].start < PIECE_LINES:
            runs[-1] = Span(runs[-1].start, number)
        else:
            runs.append(Span(number, number))
    return runs
