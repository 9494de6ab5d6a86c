"""A conversation of forty turns over the real server: what is said, and what is expected of each turn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from simple_websocket import Client

TRACEBACK = """why does this happen?
Traceback (most recent call last):
  File "/usr/lib/python3/dist-packages/django/core/handlers/base.py", line 113, in _get_response
    response = wrapped_callback(request)
  File "/app/shop/views.py", line 42, in secure_login_view
    user = authenticate(username, password)
PermissionError: too many login attempts"""
PENGUINS = (
    "The penguins walk for days over the ice until they reach the place where they breed and hatch their eggs. " * 40
)


@dataclass(frozen=True)
class Turn:
    """What is said, and what is expected; a field that is None or empty expects nothing."""

    said: str
    reply: str = ""
    """The kind of the reply, when it is no question."""
    verdicts: tuple[str, ...] = ()
    subject: str | None = None
    """What the question is about by those before it; empty for a new subject."""
    text: str = ""
    """A part of the first passage."""
    question: str = ""
    """The beginning of the question that the first passage answers."""
    repaired: tuple[str, str] | None = None
    notice: str = ""
    """A part of the first notice."""
    query: str | None = None
    another: bool = False
    """Whether no passage was shown in the turn before."""
    listed: int = 0
    """Questions in the reply, at least."""


ANSWERED, DECLINED = ("answered",), ("nearby", "not_covered")
GIL, LIMIT, CACHE = "what is the GIL", "rate limit a login endpoint", "how do I cache a whole view"
TURNS = [
    Turn("hello", reply="greeting"),
    Turn("what can you do?", reply="help"),
    Turn("another", reply="no_subject"),
    Turn("list questions", reply="questions", listed=20),
    Turn("Q11", verdicts=ANSWERED, subject="", question="Q11"),
    Turn("why?", verdicts=ANSWERED, question="Q11"),
    Turn(GIL, verdicts=ANSWERED, subject="", question="Q11"),
    Turn("what are the benefits", subject=GIL, question="Q11"),
    Turn("thanks", reply="thanks"),
    Turn("disadvantages?", subject=GIL, question="Q11"),
    Turn("how do I work around it", subject=GIL, question="Q11"),
    Turn(LIMIT, verdicts=ANSWERED, subject="", text="limit"),
    Turn("another example", subject=LIMIT, another=True),
    Turn("more", subject=LIMIT, another=True),
    Turn("show me the code", subject=LIMIT, verdicts=ANSWERED, text="def "),
    Turn("shorter", subject=LIMIT),
    Turn("and in Flask?", subject=LIMIT, verdicts=DECLINED, notice="Flask"),
    Turn("and in Rust?", subject=LIMIT, verdicts=DECLINED, notice="The notes do not mention “Rust”."),
    Turn("I don't understand", reply="confused"),
    Turn("is there a way to hash passwords", subject="", verdicts=ANSWERED, text="hash"),
    Turn("ok cool", reply="agreement"),
    Turn("waht is a contxt manager", subject="", repaired=("waht", "what"), question="Q4"),
    Turn("what is a metaclass", subject="", verdicts=DECLINED, query="what is a metaclass"),
    Turn("decoratr", subject="", verdicts=DECLINED, repaired=("decoratr", "decorator")),
    Turn(
        TRACEBACK, subject="", query="why does this happen? PermissionError: too many login attempts secure_login_view"
    ),
    Turn(PENGUINS[:4000], subject="", verdicts=DECLINED),
    Turn(CACHE, subject="", verdicts=ANSWERED, question="Q10"),
    Turn("best practices?", subject=CACHE, text="Caching Best Practices"),
    Turn("42", reply="number"),
    Turn("asdfghjkl", reply="noise"),
    Turn("why?", subject=CACHE, question="Q10"),
    Turn("who won the football match in Madrid on sunday", subject="", verdicts=DECLINED),
    Turn("docker compose", subject="", verdicts=ANSWERED, question="Q15"),
    Turn("in:react how do I deploy with docker", subject="", notice="There is no corpus or folder “react”."),
    Turn("dificulty:easy", reply="filters"),
    Turn("difficulty:easy", reply="filters", listed=1),
    Turn("which web framework should I choose", subject="", question="Q17"),
    Turn("and when is Flask the better one?", subject="which web framework should I choose", text="Flask"),
    Turn("RetryHandler", subject="", verdicts=ANSWERED, text="class RetryHandler"),
    Turn("that's all, bye", reply="goodbye"),
]


@pytest.fixture(scope="module")
def answers(server: str) -> Iterator[list[dict[str, Any]]]:
    """The answers to all turns, asked one after the other on one socket without a history."""
    ws = Client(server.replace("http", "ws") + "/ws")

    def ask(turn: Turn) -> dict[str, Any]:
        ws.send(json.dumps({"type": "ask", "id": 1, "question": turn.said}))
        answer: dict[str, Any] = json.loads(ws.receive(timeout=60) or "")["answer"]
        return answer

    yield [ask(turn) for turn in TURNS]
    ws.close()


def test_it_has_forty_turns() -> None:
    assert len(TURNS) == 40


@pytest.mark.parametrize("number", range(len(TURNS)), ids=[f"{n:02} {turn.said[:30]}" for n, turn in enumerate(TURNS)])
def test_a_turn_has_the_expected_outcome(answers: list[dict[str, Any]], number: int) -> None:
    turn, answer = TURNS[number], answers[number]
    none: dict[str, Any] = {"text": "", "citation": {"question": ""}}
    first = answer["passages"][0] if answer["passages"] else none
    assert answer.get("reply", {}).get("kind", "") == turn.reply
    assert not turn.verdicts or answer["verdict"] in turn.verdicts
    assert turn.subject is None or answer.get("subject", "") == turn.subject
    assert turn.text in first["text"]
    assert first["citation"]["question"].startswith(turn.question)
    assert not turn.repaired or dict(zip(("typed", "searched"), turn.repaired, strict=True)) in answer["repaired"]
    assert turn.notice in answer.get("notices", [""])[0]
    assert turn.query is None or answer["query"] == turn.query
    assert len(answer.get("reply", {}).get("questions", [])) >= turn.listed
    if turn.another:
        assert answer["passages"]
        assert not places(answer) & places(answers[number - 1])


def places(answer: dict[str, Any]) -> set[tuple[str, int]]:
    return {(passage["citation"]["source"], passage["citation"]["start_line"]) for passage in answer["passages"]}
