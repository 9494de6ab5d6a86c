"""The line that questions are typed in: history, completion and a line of help below it."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.styles import Style

from citewell.assistant.chat.completion import ChatCompleter
from citewell.assistant.chat.conversation import Conversation
from citewell.assistant.chat.fitting import MENU_ROWS

PROMPT = "ask> "


def prompt_session(conversation: Conversation) -> PromptSession[str]:
    """Return the prompt of a conversation."""

    def toolbar() -> str:
        passages = conversation.answer.passages if conversation.answer else ()
        numbers = "1" if len(passages) == 1 else f"1-{len(passages)}"
        return f"{numbers} read in full  /open 1  /help" if passages else "/help"

    return PromptSession(
        PROMPT,
        history=history(platformdirs.user_state_path("citewell") / "history"),
        completer=ChatCompleter(conversation),
        complete_in_thread=True,
        reserve_space_for_menu=MENU_ROWS,
        bottom_toolbar=toolbar,
        style=Style.from_dict({"bottom-toolbar": "noreverse dim"}),
        tempfile_suffix=".md",
    )


def history(path: Path) -> History:
    """Return the questions of earlier conversations, in a file that only the user can read, or in memory without it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(path)
