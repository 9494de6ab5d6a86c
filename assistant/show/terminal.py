"""Format answers for a terminal: the first passage in full, the next ones shortened, each with its citation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from pygments import highlight
from pygments.formatters.terminal import TerminalFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from citewell.assistant.show.printable import printable, printable_line
from citewell.assistant.show.verify import is_unchanged
from citewell.assistant.show.wrapping import wrapped
from citewell.assistant.types import Answer, Passage
from citewell.index import Document, Span

if TYPE_CHECKING:
    from citewell.assistant.show.surroundings import Surroundings

SHORTENED_LINES = 4
"""Lines shown of each passage after the first."""

MESSAGES = {
    "answered": "",
    "nearby": "Nothing here clearly answers that. The nearest passages:",
    "not_covered": "The material does not cover that. The nearest questions in it:",
}
CHANGED = "    this file has changed since it was ingested; to update the index, run: citewell ingest"


def format_answer(answer: Answer, width: int | None = None) -> str:
    """Return an answer as coloured text; click removes the colours when the output is not a terminal.

    Lines longer than `width` columns are folded.
    """
    parts = []
    if answer.query != answer.question:
        parts.append(click.style(f"Searched for: {printable(answer.query)}", dim=True))
    if answer.excluded:
        words = ", ".join(printable(repr(word)) for word in answer.excluded)
        parts.append(
            click.style(f"Left out: passages with {words}. To search for the word instead, add --literal.", dim=True)
        )
    if message := MESSAGES[answer.verdict]:
        parts.append(click.style(message, fg="yellow"))
    parts = [wrapped(part, width) for part in parts]
    parts += [_passage(passage, passage.rank == 1, width) for passage in answer.passages]
    if not answer.passages:
        titles = [printable_line(question.title) for question in answer.related_questions]
        parts.append("\n".join(wrapped(f"  - {title}", width, 2) for title in titles))
    return "\n\n".join(parts)


def format_source(document: Document, span: Span, text: str, language: str, width: int | None = None) -> str:
    """Return lines of a document below the name of its file."""
    parts = [_place(document.source, span), format_lines(text, language, span.start, width=width)]
    if not is_unchanged(document):
        parts.insert(1, wrapped(click.style(CHANGED, fg="red"), width))
    return "\n".join(parts)


def format_surroundings(
    source: str, span: Span, found: Surroundings | None, neighbours: Sequence[str], width: int | None = None
) -> str:
    """Return what is around `span` of a source, and the names of the definitions beside it."""
    if found is None:
        parts = [f"There is nothing larger around {printable_line(source)}:{span.start}-{span.end}."]
    else:
        lines = format_lines(found.text, found.language or "markdown", found.start_line, width=width)
        parts = [_place(source, Span(found.start_line, found.end_line)), lines]
    if neighbours:
        parts.append(wrapped(click.style("Beside it: ", dim=True) + printable(", ".join(neighbours)), width))
    return "\n".join(parts)


def format_lines(
    text: str, language: str, start_line: int, limit: int | None = None, *, width: int | None = None, last: int = 0
) -> str:
    """Return the lines of a text coloured and numbered from `start_line`, at most `limit` of them.

    The numbers are as wide as that of the last line, and as `last`.
    """
    lines = _coloured(printable(text), language).split("\n")
    gutter = len(str(max(last, start_line + len(lines) - 1))) + 2
    numbered = [_numbered(line, number, gutter, width) for number, line in enumerate(lines[:limit], start_line)]
    if hidden := len(lines) - len(numbered):
        numbered.append(" " * gutter + click.style(f"... {hidden} more line{'s' if hidden > 1 else ''}", dim=True))
    return "\n".join(numbered)


def _passage(passage: Passage, whole: bool, width: int | None) -> str:
    cited = passage.citation
    parts = [
        click.style(f"[{passage.rank}] {printable_line(str(cited))}", fg="cyan", bold=whole),
        wrapped(click.style("    " + printable_line(" > ".join(cited.heading_path)), dim=True), width),
    ]
    parts += [f"    also in {printable_line(str(place))}" for place in passage.also_in]
    if not cited.verified:
        parts.append(wrapped(click.style(CHANGED, fg="red"), width))
    parts += [f"    {name:14} {value:8.4f}" for name, value in passage.explanation.items()]
    language = passage.language if passage.kind == "code" else "markdown"
    if header := passage.header:
        parts.append(format_lines(header.text, language, header.start_line, width=width, last=cited.end_line))
        between = " " * (len(str(cited.end_line)) + 2) + f"... {cited.start_line - header.end_line - 1} lines between"
        parts.append(click.style(between, dim=True))
    limit = None if whole else SHORTENED_LINES
    parts.append(format_lines(passage.text, language, cited.start_line, limit, width=width))
    return "\n".join(parts)


def _place(source: str, span: Span) -> str:
    return click.style(printable_line(f"{source}:{span.start}-{span.end}"), fg="cyan", bold=True)


def _numbered(line: str, number: int, gutter: int, width: int | None) -> str:
    """Return a line after its number; the rows of a folded line stand below one another."""
    rows = wrapped(line, width and width - gutter)
    return click.style(f"{number:>{gutter - 2}}  ", dim=True) + rows.replace("\n", "\n" + " " * gutter)


def _coloured(text: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return text
    return highlight(text, lexer, TerminalFormatter())
