"""`citewell chat`: a conversation in the terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citewell.assistant.commands.options import index_option


@click.command()
@index_option
def chat(index_dir: Path) -> None:
    """Ask one question after another, follow-ups too.

    Passages can be read in full, in $PAGER and in $EDITOR; type /help. The questions are kept in the user's state
    folder, for the up arrow.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("chat needs a terminal; in scripts, use: citewell ask")
    from citewell.assistant.chat.conversation import Conversation
    from citewell.assistant.chat.loop import converse
    from citewell.assistant.chat.prompt import prompt_session
    from citewell.assistant.commands.ask import open_index
    from citewell.assistant.terminal.screen import say

    conversation = Conversation(open_index(index_dir, warn=True))
    say("Ask the notes a question in your own words, or type /help.")
    converse(conversation, prompt_session(conversation).prompt)
