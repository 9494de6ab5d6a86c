"""The front matter of a document as a table of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from citewell.index import Span, split_front_matter


def front_matter_html(lines: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Yield the table and the lines it stands for; nothing for a document without front matter."""
    front_matter, count = split_front_matter(lines)
    rows = [_row(name, values, _line_of(name, lines[:count])) for name, values in front_matter.fields if any(values)]
    if rows:
        yield Span(1, count), f'<table class="front-matter"><tbody>{"".join(rows)}</tbody></table>'


def _row(name: str, values: Sequence[str], line: int | None) -> str:
    place = f' class="line" id="L{line}" data-line="{line}"' if line else ""
    return f"<tr{place}><th>{escape(name)}</th><td>{escape(', '.join(values))}</td></tr>"


def _line_of(name: str, lines: Sequence[str]) -> int | None:
    """Return the line on which a field begins; None for one that is written in an unusual way."""
    field = re.compile(rf"""["']?{re.escape(name)}["']?\s*[:=]""", re.IGNORECASE)
    return next((number for number, line in enumerate(lines, 1) if field.match(line)), None)
