"""Format answers for a terminal: the first passage in full, the next ones shortened, each with its citation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from pygments import highlight
from pygments.formatters.terminal import TerminalFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from citewell.assistant.show.printable import printable
from citewell.assistant.types import Answer, Passage
from citewell.index import Span

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


def format_answer(answer: Answer) -> str:
    """Return an answer as coloured text; click removes the colours when the output is not a terminal."""
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
    parts += [_passage(passage, whole=passage.rank == 1) for passage in answer.passages]
    if not answer.passages:
        parts.append("\n".join(f"  - {printable(question.title)}" for question in answer.related_questions))
    return "\n\n".join(parts)


def format_surroundings(source: str, span: Span, found: Surroundings | None, neighbours: Sequence[str]) -> str:
    """Return what is around `span` of a source, and the names of the definitions beside it."""
    if found is None:
        parts = [f"There is nothing larger around {printable(source)}:{span.start}-{span.end}."]
    else:
        head = click.style(printable(f"{source}:{found.start_line}-{found.end_line}"), fg="cyan", bold=True)
        parts = [head, format_lines(found.text, found.language or "markdown", found.start_line)]
    if neighbours:
        parts.append(click.style("Beside it: ", dim=True) + printable(", ".join(neighbours)))
    return "\n".join(parts)


def format_lines(text: str, language: str, start_line: int, limit: int | None = None) -> str:
    """Return the lines of a text coloured and numbered from `start_line`, at most `limit` of them."""
    lines = _coloured(printable(text), language).split("\n")
    width = len(str(start_line + len(lines) - 1))
    numbered = [f"{click.style(f'{n:>{width}}', dim=True)}  {line}" for n, line in enumerate(lines[:limit], start_line)]
    if hidden := len(lines) - len(numbered):
        numbered.append(" " * (width + 2) + click.style(f"... {hidden} more lines", dim=True))
    return "\n".join(numbered)


def _passage(passage: Passage, whole: bool) -> str:
    cited = passage.citation
    parts = [
        click.style(f"[{passage.rank}] {printable(str(cited))}", fg="cyan", bold=whole),
        click.style("    " + printable(" > ".join(cited.heading_path)), dim=True),
    ]
    parts += [f"    also in {printable(str(place))}" for place in passage.also_in]
    if not cited.verified:
        parts.append(click.style(CHANGED, fg="red"))
    parts += [f"    {name:14} {value:8.4f}" for name, value in passage.explanation.items()]
    language = passage.language if passage.kind == "code" else "markdown"
    parts.append(format_lines(passage.text, language, cited.start_line, None if whole else SHORTENED_LINES))
    return "\n".join(parts)


def _coloured(text: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return text
    return highlight(text, lexer, TerminalFormatter())
