"""Cut text without a grammar: at banners, blank lines and, in configuration, at its own top level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citewell.index.cut.comments import COMMENT
from citewell.index.types import READABLE, Span

SMALL, LARGE = 8, 24  # lines: pieces grow to the first, and to the second unless something begins

_SEPARATOR = re.compile(r"---\s*$|FROM \S+|\[[^\]]+\]\s*$")
_CLOSER = re.compile(r"\s*[\])}]|\s*(end|fi|done|esac|else|elif|then)\b")


def cut_text(lines: Sequence[str], span: Span, by_indent: bool) -> list[Span]:
    """Cut lines into pieces of about a screen, each starting where something begins.

    With `by_indent` any line as far left as the text goes may begin one (configuration); without it, only one after
    a blank line (statements of an unknown language must not be cut).
    """
    if len(span) <= LARGE:
        return [span]
    inside = range(span.start, span.end + 1)
    indents = {n: len(lines[n - 1]) - len(lines[n - 1].lstrip()) for n in inside if lines[n - 1].strip()}
    least = min((indents[n] for n in indents if n > span.start), default=0)
    cuts = [span.start]
    for n in inside:
        line, above = lines[n - 1], lines[n - 2] if n > span.start else ""
        if n == span.start or n not in indents or indents[n] > least or _CLOSER.match(line):
            continue
        after_blank = not above.strip()
        begins = bool(_SEPARATOR.match(line.strip())) or (bool(COMMENT.match(line)) and not COMMENT.match(above))
        size = n - cuts[-1]
        is_due = (begins and size >= SMALL) or ((after_blank or by_indent) and size >= SMALL * 2)
        if is_due and not COMMENT.match(above):  # a banner stays with what it announces
            cuts.append(n)
    pieces = spans_between(lines, cuts, span.end)
    if by_indent:
        return [part for piece in pieces for part in _deeper(lines, piece)]
    return pieces


def _deeper(lines: Sequence[str], piece: Span) -> list[Span]:
    """Cut a piece that is still too long at the next indentation; its first line stays with the first part."""
    if len(piece) <= READABLE:
        return [piece]
    for head in range(1, LARGE):  # keys with one child each: go down until there are several
        below = cut_text(lines, Span(piece.start + head, piece.end), by_indent=True)
        if len(below) > 1:
            return [Span(piece.start, below[0].end), *below[1:]]
    return [piece]


def spans_between(lines: Sequence[str], cuts: Sequence[int], end: int) -> list[Span]:
    """From each cut to the last line that is not blank before the next."""
    spans = []
    for start, following in zip(cuts, [*cuts[1:], end + 1], strict=True):
        last = following - 1
        while last > start and not lines[last - 1].strip():
            last -= 1
        if lines[start - 1].strip() or last > start:
            spans.append(Span(start, last))
    return spans
