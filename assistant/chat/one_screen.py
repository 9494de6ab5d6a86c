"""Shorten an answer to one screen: what scrolled away is above the line that people type in."""

from __future__ import annotations

from citewell.assistant.terminal.answers import Layout, format_answer
from citewell.assistant.terminal.screen import row_count
from citewell.assistant.types import Answer

MENU_ROWS = 5
"""Of completions below the prompt."""
PROMPT_ROWS = MENU_ROWS + 3
"""Of the prompt, the completions and the two lines of help."""
MIN_LINES = 3
"""Of the first passage, however low the terminal is."""
OTHER_ROWS = 3
"""Of the question that was asked, and the blank lines around the answer."""


def format_for_one_screen(answer: Answer, width: int | None, rows: int) -> str:
    """Return an answer whose first passage has as many lines as fit in `rows`, and the others only where they are."""
    lines = answer.passages[0].text.count("\n") + 1 if answer.passages else 0
    while True:
        text = format_answer(answer, Layout(width, first_lines=lines, other_lines=0, in_chat=True))
        excess = row_count(text, width) - (rows - PROMPT_ROWS - OTHER_ROWS)
        if excess <= 0 or lines <= MIN_LINES:
            return text
        lines = max(MIN_LINES, lines - max(1, excess // 2))  # a folded line has several rows
