"""What the bot does: answer mentions and the command `/citewell`, and store votes."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from slack_bolt import App
from slack_sdk import WebClient

from citewell.assistant.judge.votes import Vote, append_vote
from citewell.assistant.limits import MAX_QUESTION_CHARS
from citewell.assistant.mcp.notes import Notes
from citewell.assistant.slack.blocks import PASSAGES, blocks_of, summary
from citewell.assistant.slack.texts import question_of
from citewell.assistant.slack.threads import Threads
from citewell.assistant.types import Answer

log = logging.getLogger(__name__)
COMMAND = "/citewell"
EMPTY = "Ask me a question about the notes, in your own words."
LONG = f"That is too long for a question: at most {MAX_QUESTION_CHARS:,} characters."
STORED = "Thank you, your vote is stored."
FAILED = "That could not be stored; the log of the bot says why."


def slack_app(client: WebClient, notes: Callable[[], Notes], feedback_file: Path) -> App:
    """Return the bot, which does not check the token of the client."""
    log.setLevel(logging.ERROR)  # warnings tell of events that no bot of ours asked for
    app = App(client=client, logger=log, token_verification_enabled=False)
    threads = Threads()

    @app.event("app_mention")
    def on_mention(event: dict[str, Any], say: Callable[..., Any]) -> None:
        """Answer in the thread of the message; a further mention there is a follow-up."""
        root = event.get("thread_ts") or event["ts"]
        thread = f"{event['channel']} {root}"
        question, history = question_of(event.get("text", "")), threads.history(thread)
        message, answer = _message(question, history, notes())
        if answer and answer.reply is None:  # what was no question is no part of the conversation
            threads.add(thread, question)
        say(thread_ts=root, unfurl_links=False, **message)

    @app.command(COMMAND)
    def on_command(ack: Callable[..., Any], command: dict[str, Any], respond: Callable[..., Any]) -> None:
        """Answer for the one who asked alone."""
        ack()  # within three seconds, whatever the answer takes
        message, _ = _message(question_of(command.get("text", "")), (), notes())
        respond(response_type="ephemeral", unfurl_links=False, **message)

    @app.action("vote_up")
    @app.action("vote_down")
    def on_vote(ack: Callable[..., Any], action: dict[str, Any], respond: Callable[..., Any]) -> None:
        ack()
        vote: Literal["up", "down"] = "up" if action["action_id"] == "vote_up" else "down"
        try:
            append_vote(_vote(vote, action["value"]), feedback_file)
        except OSError as error:
            log.error("the vote is not stored in %s: %s", feedback_file, error)
            respond(response_type="ephemeral", replace_original=False, text=FAILED)
        else:
            respond(response_type="ephemeral", replace_original=False, text=STORED)

    return app


def _message(question: str, history: Sequence[str], notes: Notes) -> tuple[dict[str, Any], Answer | None]:
    """Return the text and blocks of the reply to a question, and the answer that they hold."""
    if not question or len(question) > MAX_QUESTION_CHARS:
        return {"text": LONG if question else EMPTY}, None
    answer = notes.ask(question, history, PASSAGES)
    return {"text": summary(answer), "blocks": blocks_of(answer, history, notes.link)}, answer


def _vote(vote: Literal["up", "down"], value: str) -> Vote:
    """Return the vote of a button, whose value the message holds: Slack sends back what it was given."""
    question, history, source, first, last = json.loads(value)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Vote(question, tuple(history), source, (first, last), vote, note="", at=at)
