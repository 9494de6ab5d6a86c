"""Format parts of sources for a terminal: cited lines, what is around them, questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from citewell.assistant.show.verify import is_unchanged
from citewell.assistant.terminal.answers import CHANGED
from citewell.assistant.terminal.numbered_lines import format_lines
from citewell.assistant.terminal.printable import printable, printable_line
from citewell.assistant.terminal.wrapping import wrapped
from citewell.index import Document, Question, Span

if TYPE_CHECKING:
    from citewell.assistant.show.surroundings import Surroundings


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


def format_questions(questions: Iterable[Question], width: int | None = None) -> str:
    """Return the titles of questions, each above its place and its difficulty."""
    return "\n".join(_question(question, width) for question in questions)


def _question(question: Question, width: int | None) -> str:
    place = click.style(printable_line(f"{question.source}:{question.span.start}-{question.span.end}"), fg="cyan")
    if question.answered:
        remark = printable_line(question.difficulty or "")
    else:
        remark = click.style("no answer follows", fg="yellow")
    return f"{wrapped(printable_line(question.title), width, 4)}\n    {place}  {remark}".rstrip()


def _place(source: str, span: Span) -> str:
    return click.style(printable_line(f"{source}:{span.start}-{span.end}"), fg="cyan", bold=True)
