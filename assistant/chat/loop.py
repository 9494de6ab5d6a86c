"""Read lines and respond to each, until the user leaves."""

from __future__ import annotations

from collections.abc import Callable

import click

from citewell.assistant.chat.commands import COMMANDS, print_answer, show
from citewell.assistant.chat.conversation import Conversation
from citewell.assistant.terminal.screen import say
from citewell.index import CitewellError

LEAVING = ("exit", "quit", ":q")
RENEWED = "The notes were ingested again; the answers are from the new index."


def converse(conversation: Conversation, read: Callable[[], str]) -> None:
    """Respond to the lines that `read` returns until it raises `EOFError`; `KeyboardInterrupt` only ends a response."""
    while True:
        try:
            line = read().strip()
            if line in LEAVING:
                return
            if conversation.renew():
                say(RENEWED, dim=True)
            respond(conversation, line)
        except EOFError:
            return
        except KeyboardInterrupt:
            continue
        except (click.ClickException, CitewellError) as error:
            say(str(error), fg="red")


def respond(conversation: Conversation, line: str) -> None:
    """Run a command, show a passage or a question by its number, or answer a question.

    Raise `UsageError` for a wrong command, `EOFError` for a goodbye.
    """
    name, _, argument = line.partition(" ")
    if name in COMMANDS:
        COMMANDS[name].run(conversation, argument.strip())
    elif name.startswith("/") and name[1:].isalpha():
        raise click.UsageError(f"there is no command {name}; /help lists them")
    elif conversation.is_passage(line):
        show(conversation, line)
    elif line:
        answer = conversation.ask(line)
        if answer.reply and answer.reply.kind == "goodbye":
            raise EOFError
        if opens := answer.opens:
            show(conversation, f"{opens.source}:{opens.start_line}-{opens.end_line}")
        else:
            print_answer(answer)
