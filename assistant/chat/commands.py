"""What can be typed in the chat besides questions: commands that begin with a slash."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import click

from citewell.assistant.chat.conversation import Conversation
from citewell.assistant.chat.editor import open_in_editor
from citewell.assistant.chat.one_screen import PROMPT_ROWS, format_for_one_screen
from citewell.assistant.show.question_search import find_questions
from citewell.assistant.show.surroundings import language_at, neighbours, surroundings
from citewell.assistant.terminal.answers import Layout, format_answer
from citewell.assistant.terminal.screen import columns, echo_paged, rows, say
from citewell.assistant.terminal.sources import format_questions, format_source, format_surroundings
from citewell.assistant.terminal.wrapping import wrapped
from citewell.assistant.types import Answer
from citewell.index import Span, text_of


def show(conversation: Conversation, text: str) -> None:
    """Print a passage, a question or lines in full, paged."""
    document, span = conversation.place = conversation.find(text)
    lines = text_of(conversation.index.lines[document.source], span)
    echo_paged(format_source(document, span, lines, language_at(document, span), columns()), PROMPT_ROWS)


def around(conversation: Conversation, text: str) -> None:
    """Print the next larger part around a place; it becomes the place."""
    document, span = conversation.find(text)
    found = surroundings(conversation.index, document, span, html=False)
    names = neighbours(conversation.index, document.source, span)
    conversation.place = document, Span(found.start_line, found.end_line) if found else span
    echo_paged(format_surroundings(document.source, span, found, names, columns()), PROMPT_ROWS)


def open_place(conversation: Conversation, text: str) -> None:
    """Open a place in the user's editor, at its first line."""
    document, span = conversation.place = conversation.find(text)
    open_in_editor(document.path, span.start)


def questions(conversation: Conversation, text: str) -> None:
    """Print the questions that a text finds, paged."""
    found = find_questions(text, conversation.index)
    echo_paged(format_questions(found, columns()) if found else "No question matches that.", PROMPT_ROWS)


def ask_as_typed(conversation: Conversation, text: str) -> None:
    """Answer the last question again, without spelling repair."""
    print_answer(conversation.ask_as_typed())


def print_answer(answer: Answer) -> None:
    """Print an answer on at most one screen; a reply that lists questions is paged."""
    if answer.reply:
        echo_paged(f"\n{format_answer(answer, Layout(columns()))}\n", PROMPT_ROWS)
    else:
        click.echo(f"\n{format_for_one_screen(answer, columns(), rows())}\n")


def new(conversation: Conversation, text: str) -> None:
    """Start a new conversation."""
    conversation.forget()
    say("A new conversation: the next question follows none.")


def leave(conversation: Conversation, text: str) -> None:
    """Raise `EOFError`, as Ctrl-D does."""
    raise EOFError


def print_help(conversation: Conversation, text: str) -> None:
    """Print what can be typed."""
    typed = [("2", "read passage [2] of the answer in full")]
    typed += [(f"{name} {command.argument}".strip(), command.help) for name, command in COMMANDS.items()]
    width = max(len(form) for form, _ in typed) + 2
    lines = [
        "Ask in your own words. A follow-up such as “and in Flask?” keeps the subject.",
        "",
        *(f"  {click.style(f'{form:{width}}', fg='cyan')}{what}" for form, what in typed),
        "",
        "Tab completes questions, filters and commands; the up arrow recalls what you asked before.",
    ]
    folded = (wrapped(line, columns(), width if line.startswith("  ") else 0) for line in lines)
    echo_paged("\n".join(folded), PROMPT_ROWS)


class Command(NamedTuple):
    """One command of the chat."""

    run: Callable[[Conversation, str], None]
    argument: str
    help: str


COMMANDS = {
    "/show": Command(show, "[PLACE]", "print 2, Q11 or notes.md:12-20 in full"),
    "/around": Command(around, "[PLACE]", "print what is around it; again for more"),
    "/open": Command(open_place, "[PLACE]", "open it in $EDITOR at its line"),
    "/questions": Command(questions, "[TEXT]", "list the questions with these words"),
    "/as-typed": Command(ask_as_typed, "", "ask again without correcting the spelling"),
    "/new": Command(new, "", "start a new conversation"),
    "/help": Command(print_help, "", "print this"),
    "/quit": Command(leave, "", "leave, as Ctrl-D does"),
}
