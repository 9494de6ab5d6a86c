"""Format answers for a terminal: the first passage in full, the next ones shortened, each with its citation."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from citewell.assistant.show.messages import MESSAGES
from citewell.assistant.terminal.explanation import explain
from citewell.assistant.terminal.numbered_lines import format_lines
from citewell.assistant.terminal.printable import printable, printable_line
from citewell.assistant.terminal.wrapping import wrapped
from citewell.assistant.types import Answer, Passage, Reply

SHORTENED_LINES = 4
"""Lines shown of each passage after the first."""

CHANGED = "    this file has changed since it was ingested; to update the index, run: citewell ingest"


@dataclass(frozen=True, slots=True)
class Layout:
    """How much room an answer has."""

    width: int | None = None
    """Columns that longer lines are folded to; None leaves them whole."""
    first_lines: int | None = None
    """Lines shown of the first passage; None shows all."""
    other_lines: int = SHORTENED_LINES
    """Lines shown of each further passage."""
    in_chat: bool = False
    """Whether the headings above a passage are cut to one row, and hints name commands of the chat."""


def format_answer(answer: Answer, layout: Layout = Layout()) -> str:
    """Return an answer as coloured text; click removes the colours when the output is not a terminal."""
    if answer.reply:
        return _reply(answer.reply, layout.width)
    parts = []
    if answer.query != answer.question:
        parts.append(click.style(f"Searched for: {printable(answer.query)}", dim=True))
    if answer.repaired:
        typed = " ".join(printable(repair.typed) for repair in answer.repaired)
        how = "type /as-typed" if layout.in_chat else "add --as-typed"
        parts.append(click.style(f"Spelling was corrected. To search for {typed} instead, {how}.", dim=True))
    if opens := answer.opens:
        place = printable_line(f"{opens.source}:{opens.start_line}-{opens.end_line}")
        parts.append(click.style(f"To read the whole answer, run: citewell show {shlex.quote(place)}", dim=True))
    parts += [click.style(printable(notice), fg="yellow") for notice in answer.notices]
    if answer.excluded:
        words = ", ".join(printable(repr(word)) for word in answer.excluded)
        parts.append(
            click.style(f"Left out: passages with {words}. To search for it, write it without the minus.", dim=True)
        )
    nearest = () if answer.passages else answer.related_questions
    if message := MESSAGES[answer.verdict]:
        message += " The nearest questions in it:" if nearest else ""
        parts.append(click.style(message, fg="yellow"))
    parts = ["\n".join(wrapped(part, layout.width) for part in parts)] if parts else []
    parts += [_passage(passage, layout) for passage in answer.passages]
    if nearest:
        titles = [printable_line(question.title) for question in nearest]
        parts.append("\n".join(wrapped(f"  - {title}", layout.width, 2) for title in titles))
    return "\n\n".join(parts)


def _reply(reply: Reply, width: int | None) -> str:
    """Return a reply to small talk: its text, the questions it lists, and what can be asked."""
    questions = [f"  - {printable_line(question.title)}" for question in reply.questions]
    suggestions = ["You can ask:", *(f"  {printable_line(suggestion)}" for suggestion in reply.suggestions)]
    lists = ["\n".join(wrapped(line, width, 2) for line in lines) for lines in (questions, suggestions) if lines]
    return "\n\n".join([wrapped(printable(reply.text), width), *lists])


def _passage(passage: Passage, layout: Layout) -> str:
    cited = passage.citation
    is_first = passage.rank == 1
    parts = [click.style(f"[{passage.rank}] {printable_line(str(cited))}", fg="cyan", bold=is_first)]
    parts.append(click.style(_headings(cited.heading_path, layout), dim=True))
    parts += [f"    also in {printable_line(str(place))}" for place in passage.also_in]
    if not cited.verified:
        parts.append(wrapped(click.style(CHANGED, fg="red"), layout.width))
    for group, said in explain(passage.explanation).items():
        parts.append(wrapped(click.style(f"    {group:9}{said}", dim=True), layout.width, hang=9))
    language = passage.language if passage.kind == "code" else "markdown"
    limit = layout.first_lines if is_first else layout.other_lines
    if limit != 0:
        parts += _lines(passage, language, limit, layout.width)
    return "\n".join(parts)


def _lines(passage: Passage, language: str, limit: int | None, width: int | None) -> Iterator[str]:
    """Yield the lines of a passage, below the header of its table where that lies above them."""
    cited = passage.citation
    if header := passage.header:
        yield format_lines(header.text, language, header.start_line, width=width, last=cited.end_line)
        between = " " * (len(str(cited.end_line)) + 2) + f"... {cited.start_line - header.end_line - 1} lines between"
        yield click.style(between, dim=True)
    yield format_lines(passage.text, language, cited.start_line, limit, width=width)


def _headings(path: Sequence[str], layout: Layout) -> str:
    line = "    " + printable_line(" > ".join(path))
    if layout.width is None or not layout.in_chat or len(line) <= layout.width:
        return wrapped(line, layout.width)
    end = f"… > {printable_line(path[-1])}" if len(path) > 1 else "…"
    end = end[-(layout.width - 4) :]
    return line[: layout.width - len(end)] + end
