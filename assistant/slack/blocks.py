"""An answer as a message of Slack: passages with their permalinks and two buttons each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from citewell.assistant.show.messages import MESSAGES
from citewell.assistant.slack.texts import escape
from citewell.assistant.types import Answer, Link, Passage

PASSAGES = 3
"""In a message. The first is quoted, the others are linked: a message takes at most half a screen."""
MAX_QUOTED_CHARS = 2_900
"""Slack cuts a text in a block after 3,000."""
MAX_VALUE_CHARS = 2_000
"""Of the value of a button, by Slack's limit; with a longer question, an answer has no buttons."""
VOTES = {"up": ":+1: Helpful", "down": ":-1: Not helpful"}

Block = dict[str, Any]


def blocks_of(answer: Answer, history: Sequence[str], link: Link) -> list[Block]:
    """Return the blocks of a message."""
    return list(_blocks(answer, history, link))


def summary(answer: Answer) -> str:
    """Return what a notification shows of an answer."""
    if answer.reply:
        return escape(answer.reply.text)
    if answer.passages:
        return escape(f"{MESSAGES[answer.verdict]} {answer.passages[0].citation}".strip())
    return MESSAGES[answer.verdict]


def _blocks(answer: Answer, history: Sequence[str], link: Link) -> Iterator[Block]:
    if answer.reply:
        titles = [f"• {escape(question.title)}" for question in answer.reply.questions]
        yield _section("\n".join([escape(answer.reply.text), *titles]))
        return
    said = [MESSAGES[answer.verdict], *answer.notices]
    if answer.repaired:
        said.append(f"Searched for: {answer.query}")
    if text := "\n".join(filter(None, said)):
        yield _section(escape(text))
    for passage in answer.passages[:PASSAGES]:
        yield _heading(passage, link)
        if passage.rank == 1:
            yield _quote(passage)
        value = json.dumps([answer.question, list(history), passage.citation.source, *_lines(passage)])
        if len(value) <= MAX_VALUE_CHARS:
            yield _buttons(value)
    if not answer.passages and answer.related_questions:
        related = [
            f"• <{link(each.source, each.start_line, each.end_line)}|{escape(each.title)}>"
            for each in answer.related_questions
        ]
        yield _section("\n".join(related))


def _heading(passage: Passage, link: Link) -> Block:
    cited = passage.citation
    changed = "" if cited.verified else "\n_The file has changed since; these lines may be elsewhere now._"
    url = link(cited.source, cited.start_line, cited.end_line)
    path = escape(" › ".join(cited.heading_path))
    return _section(f"*<{url}|{escape(str(cited))}>*\n{path}{changed}")


def _quote(passage: Passage) -> Block:
    """Return the text of a passage as it is: Slack reads no markup in this block."""
    text = passage.text
    if len(text) > MAX_QUOTED_CHARS:
        text = text[:MAX_QUOTED_CHARS].rsplit("\n", 1)[0] + "\n…"
    kind = "rich_text_quote" if passage.kind == "prose" else "rich_text_preformatted"
    return {"type": "rich_text", "elements": [{"type": kind, "elements": [{"type": "text", "text": text or " "}]}]}


def _buttons(value: str) -> Block:
    buttons = [
        {
            "type": "button",
            "action_id": f"vote_{vote}",
            "value": value,
            "text": {"type": "plain_text", "text": label, "emoji": True},
        }
        for vote, label in VOTES.items()
    ]
    return {"type": "actions", "elements": buttons}


def _section(markup: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": markup[:MAX_QUOTED_CHARS]}}


def _lines(passage: Passage) -> tuple[int, int]:
    return passage.citation.start_line, passage.citation.end_line
