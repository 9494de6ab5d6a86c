"""`citewell slack` as a process, in a fake Slack."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from citewell.assistant.slack.texts import escape, question_of
from citewell.assistant.slack.threads import MAX_THREADS, Threads
from citewell.index import ingest
from tests.assistant.slack.fake_slack import APP_TOKEN, BOT_TOKEN, FakeSlack, fake_slack
from tests.docs_examples import blocks
from tests.hash_encoder import HashEncoder

TEA = "# Tea\n\n## How long does <green> tea brew?\n\nTwo minutes & no *more*.\n\n## How hot is the water?\n\nHot.\n"
SITE = "https://notes.example/source/"


@dataclass
class Bot:
    """A bot and the Slack that it is in."""

    slack: FakeSlack
    feedback: Path

    def mention(self, text: str, ts: str, thread: str | None = None) -> dict[str, Any]:
        """Mention the bot and return its message."""
        event = {"type": "app_mention", "text": f"<@UBOT> {text}", "ts": ts, "channel": "C1", "user": "U1"}
        event |= {"thread_ts": thread} if thread else {}
        self.slack.deliver("events_api", {"type": "event_callback", "team_id": "T1", "event": event})
        return self.slack.next_message()


@pytest.fixture(scope="module")
def index_dir(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("slack")
    (folder / "tea.md").write_text(TEA, encoding="utf-8")
    ingest([folder / "tea.md"], folder / "index", hash_encoder)
    return folder / "index"


@pytest.fixture(scope="module")
def bot(index_dir: Path) -> Iterator[Bot]:
    feedback = index_dir.parent / "votes.jsonl"
    settings = {"CITEWELL_LINK": SITE + "{source}?lines={start}-{end}", "CITEWELL_FEEDBACK": str(feedback)}
    with fake_slack() as slack, started(index_dir, tokens(slack) | settings) as process:
        assert process.stdout
        assert process.stdout.readline() == "Citewell answers in Slack (Ctrl-C stops it)\n"
        yield Bot(slack, feedback)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0


def tokens(slack: FakeSlack) -> dict[str, str]:
    return {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": f"{slack.address}/api/"}


def started(index_dir: Path, variables: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "citewell.assistant", "slack", "--index", str(index_dir)]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=bare | variables)


def blocks_in(message: dict[str, Any]) -> list[dict[str, Any]]:
    found = message["blocks"]
    return list(json.loads(found) if isinstance(found, str) else found)


def text_in(message: dict[str, Any]) -> str:
    return json.dumps(blocks_in(message), ensure_ascii=False)


def test_a_mention_is_answered_in_its_thread_with_permalinks(bot: Bot) -> None:
    message = bot.mention("how long does green tea brew", "1.0")
    assert (message["channel"], message["thread_ts"]) == ("C1", "1.0")
    found = blocks_in(message)
    assert f"*<{SITE}tea.md?lines=" in text_in(message)
    assert "&lt;green&gt;" in text_in(message)
    quote = next(block for block in found if block["type"] == "rich_text")
    assert "Two minutes & no *more*." in quote["elements"][0]["elements"][0]["text"]


def test_a_mention_in_the_thread_is_a_follow_up(bot: Bot) -> None:
    bot.mention("how long does green tea brew", "2.0")
    assert "Two minutes" in text_in(bot.mention("why?", "2.1", thread="2.0"))
    assert bot.mention("", "3.0")["text"].startswith("Ask me a question")


def test_the_command_answers_whoever_asked(bot: Bot) -> None:
    asked = {"command": "/citewell", "text": "how long does green tea brew", "user_id": "U1", "team_id": "T1"}
    bot.slack.deliver("slash_commands", asked | {"response_url": f"{bot.slack.address}/respond", "channel_id": "C1"})
    message = bot.slack.next_message()
    assert message["response_type"] == "ephemeral"
    assert "Two minutes" in text_in(message)


def test_buttons_vote(bot: Bot) -> None:
    message = bot.mention("how long does green tea brew", "4.0")
    buttons = next(block for block in blocks_in(message) if block["type"] == "actions")["elements"]
    for button in buttons:
        action = {"type": "button", "block_id": "b", "action_ts": "5.0"} | {
            name: button[name] for name in ("action_id", "value")
        }
        user = {"id": "U1", "team_id": "T1"}
        bot.slack.deliver(
            "interactive",
            {
                "type": "block_actions",
                "team": {"id": "T1"},
                "user": user,
                "channel": {"id": "C1"},
                "actions": [action],
                "response_url": f"{bot.slack.address}/respond",
            },
        )
        assert bot.slack.next_message()["text"] == "Thank you, your vote is stored."
    votes = [json.loads(line) for line in bot.feedback.read_text(encoding="utf-8").splitlines()]
    assert [(vote["query"], vote["source"], vote["vote"]) for vote in votes] == [
        ("how long does green tea brew", "tea.md", "up"),
        ("how long does green tea brew", "tea.md", "down"),
    ]


@pytest.mark.parametrize(
    ("variables", "code", "words"),
    [
        ({}, 2, "set SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xoxb-1"}, 2, "SLACK_APP_TOKEN (xapp-...)"),
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, 1, "refuses SLACK_BOT_TOKEN"),
        ({"SLACK_API_URL": "http://127.0.0.1:9/api/"}, 1, "cannot be reached at http://127.0.0.1:9/api/"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, 1, "refuses SLACK_APP_TOKEN: invalid_auth"),
    ],
)
def test_a_missing_or_wrong_token_is_one_clear_line(
    bot: Bot, index_dir: Path, variables: dict[str, str], code: int, words: str
) -> None:
    given = tokens(bot.slack) | variables if code == 1 else variables
    with started(index_dir, given) as process:
        output, errors = process.communicate(timeout=120)
    assert (process.returncode, output) == (code, "")
    assert words in errors
    assert len(errors.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("<@U1> what is a keel", "what is a keel"),
        ("what is <@U1|bot> a keel", "what is   a keel"),
        ("a &lt; b &amp;&amp; c", "a < b && c"),
        ("<http://a.example|a.example> fails", "a.example fails"),
        ("why <https://a.example/x>", "why https://a.example/x"),
        ("<!here>", ""),
    ],
)
def test_a_message_becomes_a_question(text: str, question: str) -> None:
    assert question_of(text) == question


def test_no_text_of_the_notes_is_a_mention() -> None:
    assert escape("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_threads_are_forgotten_in_the_order_of_their_last_question() -> None:
    threads = Threads()
    for number in range(MAX_THREADS + 1):
        threads.add(str(number), "why?")
        threads.add("0", "what?")
    assert threads.history("1") == []
    assert threads.history("0")[-1] == "what?"


def test_the_manifest_in_the_docs_has_what_the_bot_uses() -> None:
    (text,) = blocks("slack.md", "yaml")
    manifest = yaml.safe_load(text)
    assert manifest["settings"]["socket_mode_enabled"]
    assert manifest["settings"]["interactivity"]["is_enabled"]
    assert [command["command"] for command in manifest["features"]["slash_commands"]] == ["/citewell"]
