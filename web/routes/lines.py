"""Lines of a document as an address names them: `a-b`, or `a` for one."""

from __future__ import annotations

import re

from flask import request

from citewell.index import Document, Span
from citewell.web.routes.problems import Problem

LINES = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?", re.ASCII)


def requested(name: str, document: Document) -> Span | None:
    """Read the lines that this request's address names; an end beyond the document is the document's end."""
    lines = request.args.get(name)
    if not lines:
        return None
    match = LINES.fullmatch(lines)
    if not match:
        raise Problem(400, "bad_lines", f"Lines are asked for as ?{name}=120-135, or ?{name}=120.")
    first, last = int(match[1]), int(match[2] or match[1])
    end = len(document.lines)
    if not 1 <= first <= end or last < first:
        raise Problem(400, "bad_lines", f"There are no lines {lines}: this document has lines 1 to {end}.")
    return Span(first, min(last, end))
