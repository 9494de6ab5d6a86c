"""Lines of a document in a query string: `?lines=120-135`, or `?lines=120` for one."""

from __future__ import annotations

import re

from flask import request

from citewell.index import Document, Span
from citewell.web.models.errors import RequestError

LINES = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?", re.ASCII)


def lines_argument(name: str, document: Document) -> Span | None:
    """Return the lines that an argument of this request names; None without the argument.

    An end beyond the document is cut to its last line. Raise `RequestError` when the first line is not in the document.
    """
    text = request.args.get(name)
    if not text:
        return None
    match = LINES.fullmatch(text)
    if not match:
        raise RequestError("bad_lines", f"`{name}` should be lines such as 120-135 or 120.", name)
    first, last = int(match[1]), int(match[2] or match[1])
    end = len(document.lines)
    if not 1 <= first <= end or last < first:
        raise RequestError("bad_lines", f"`{name}` is {text}, but this document has lines 1 to {end}.", name)
    return Span(first, min(last, end))
