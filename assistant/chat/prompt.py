"""The line that questions are typed in: history, completion and a line of help below it."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.styles import Style

from citewell.assistant.chat.completion import ChatCompleter
from citewell.assistant.chat.conversation import Conversation
from citewell.assistant.chat.one_screen import MENU_ROWS
from citewell.assistant.terminal.printable import printable_line
from citewell.assistant.types import Answer

PROMPT = "ask> "


def prompt_session(conversation: Conversation) -> PromptSession[str]:
    """Return the prompt of a conversation."""

    return PromptSession(
        PROMPT,
        history=history(platformdirs.user_state_path("citewell") / "history"),
        completer=ChatCompleter(conversation),
        complete_in_thread=True,
        reserve_space_for_menu=MENU_ROWS,
        bottom_toolbar=lambda: toolbar(conversation.answer),
        style=Style.from_dict({"bottom-toolbar": "noreverse dim"}),
        tempfile_suffix=".md",
    )


def toolbar(answer: Answer | None) -> str:
    """Return what can be typed after an answer, and the subject that a follow-up would keep."""
    if answer is None or not answer.passages:
        return "/help"
    numbers = "1" if len(answer.passages) == 1 else f"1-{len(answer.passages)}"
    about = f"about: {printable_line(answer.subject)}\n" if answer.subject else ""
    return f"{about}{numbers} read in full  /open 1  /help"


def history(path: Path) -> History:
    """Return the questions of earlier conversations, in a file that only the user can read, or in memory without it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(path)
