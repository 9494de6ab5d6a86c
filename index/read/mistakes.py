"""Check notes for mistakes that markdown accepts, but that cut an answer short or leave it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from citewell.index.read.markdown import PARSER, parser_text
from citewell.index.read.nodes import is_closed, span_of
from citewell.index.read.sections import sections_of
from citewell.index.types import Document

_DETAILS = re.compile(r"<(?P<close>/?)details\b[^>]*>", re.IGNORECASE)


class Finding(NamedTuple):
    source: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.what}"


def check(document: Document) -> list[Finding]:
    """Return the mistakes in one document, in the order of its lines."""
    lines = document.lines
    code: set[int] = set()
    found = []
    for node in SyntaxTreeNode(PARSER.parse(parser_text(lines))).walk():
        if node.type in ("fence", "code_block") and (span := span_of(node, lines)):
            code.update(range(span.start, span.end + 1))
            if node.type == "fence" and not is_closed(node, span, lines):
                found.append((span.start, f"this fence ({node.markup}) is never closed"))
    found += _details(lines, code)
    sections = sections_of(document)
    if not any(section.question.listed for section in sections):
        found.append((1, "there is no question, and no heading with text below it"))
    found += [
        (section.question.span.start, f"no answer follows: {section.question.title}")
        for section in sections
        if not section.question.answered
    ]
    return [Finding(document.source, line, what) for line, what in sorted(found)]


def _details(lines: Sequence[str], code: set[int]) -> Iterator[tuple[int, str]]:
    """Yield each `<details>` that is never closed, and each `</details>` that closes nothing."""
    waiting: list[int] = []
    for number, line in enumerate(lines, 1):
        if number in code:
            continue
        for tag in _DETAILS.finditer(re.sub(r"`[^`]*`", "", line)):
            if not tag["close"]:
                waiting.append(number)
            elif waiting:
                waiting.pop()
            else:
                yield number, "this </details> closes nothing"
    for number in waiting:
        yield number, "this <details> is never closed"
