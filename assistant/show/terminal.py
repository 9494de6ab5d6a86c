"""An answer for a terminal: the first passage whole, the next in short, each with its citation."""

from __future__ import annotations

import re

import click
from pygments import highlight
from pygments.formatters.terminal import TerminalFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from citewell.assistant.types import Answer, Citation, Passage

SHORT = 4  # lines of a passage that is not the first
# Passages are other people's text: what could move the cursor or colour the screen is shown, not obeyed.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

WORDS = {
    "answered": "",
    "nearby": "Nothing here clearly answers that. The nearest passages:",
    "not_covered": "The material does not cover that. The nearest questions in it:",
}


def show(answer: Answer) -> str:
    """Format an answer; click takes the colours out where the output is no terminal."""
    parts = []
    if answer.query != answer.question:
        parts.append(click.style(f"Searched for: {_harmless(answer.query)}", dim=True))
    if said := WORDS[answer.verdict]:
        parts.append(click.style(said, fg="yellow"))
    parts += [_passage(passage, whole=passage.rank == 1) for passage in answer.passages]
    if not answer.passages:
        parts.append("\n".join(f"  - {_harmless(question.title)}" for question in answer.related_questions))
    return "\n\n".join(parts)


def _passage(passage: Passage, whole: bool) -> str:
    cited = passage.citation
    head = click.style(f"[{passage.rank}] {place(cited)}", fg="cyan", bold=whole)
    path = click.style("    " + _harmless(" > ".join(cited.heading_path)), dim=True)
    lines = _coloured(passage).split("\n")
    more = 0 if whole else max(0, len(lines) - SHORT)
    lines = lines[: len(lines) - more]
    width = len(str(cited.end_line))
    numbered = [
        f"{click.style(f'{number:>{width}}', dim=True)}  {line}" for number, line in enumerate(lines, cited.start_line)
    ]
    if more:
        numbered.append(" " * (width + 2) + click.style(f"... {more} more lines", dim=True))
    warning = [] if cited.verified else [click.style("    the file has changed since; run: citewell ingest", fg="red")]
    also = [f"    also in {_harmless(p.source)}:{p.start_line}-{p.end_line}" for p in passage.also_in]
    explained = [f"    {name:14} {value:8.4f}" for name, value in passage.explanation.items()]
    return "\n".join([head, path, *also, *warning, *explained, *numbered])


def place(cited: Citation) -> str:
    return f"{_harmless(cited.source)}:{cited.start_line}-{cited.end_line}"


def _harmless(text: str) -> str:
    return _CONTROL.sub("�", text)


def _coloured(passage: Passage) -> str:
    text = _harmless(passage.text)
    language = passage.language if passage.kind == "code" else "markdown"
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return text
    return highlight(text, lexer, TerminalFormatter())
