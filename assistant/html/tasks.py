"""Tasks in lists: `- [ ] open` and `- [x] done` with a box instead of the brackets."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_TASK = re.compile(r"\[(?P<mark>[ xX])\]\s+")
OPEN, DONE = "☐ ", "☑ "


def task_plugin(parser: MarkdownIt) -> None:
    """Add the rule to a parser. It runs before the text of the items is parsed."""
    parser.core.ruler.after("block", "task", _box_tasks)


def _box_tasks(state: StateCore) -> None:
    in_item = False
    for before, token in pairwise(state.tokens):
        if token.type == "inline" and before.type == "paragraph_open" and in_item:
            task = _TASK.match(token.content)
            if task:
                token.content = (OPEN if task["mark"] == " " else DONE) + token.content[task.end() :]
        in_item = before.type == "list_item_open"
