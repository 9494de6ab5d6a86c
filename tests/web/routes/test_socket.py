"""Conversations over a fake socket with a list of frames, and over real ones."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Sequence
from threading import Thread
from typing import Any

import pytest
from simple_websocket import Client, ConnectionClosed

from citewell.assistant.limits import MAX_HISTORY_TURNS
from citewell.web.models.question import AskRequest
from citewell.web.routes.socket import converse


class ListSocket:
    """Receive the given frames, then close. Keep what is sent."""

    def __init__(self, *frames: str | bytes) -> None:
        self.frames = deque(frames)
        self.sent: list[dict[str, Any]] = []

    def receive(self) -> str | bytes:
        if not self.frames:
            raise ConnectionClosed
        return self.frames.popleft()

    def send(self, data: str) -> None:
        self.sent.append(json.loads(data))

    def close(self, reason: int | None = None, message: str | None = None) -> None:
        raise AssertionError("a conversation never closes its socket")


def echo(asked: AskRequest, history: Sequence[str]) -> dict[str, Any]:
    """Answer with what was asked."""
    if asked.question == "boom":
        raise RuntimeError("a secret")
    if asked.question == "thanks":
        return {"question": asked.question, "reply": {"text": "You are welcome."}}
    return {
        "question": asked.question,
        "history": list(history),
        "limit": asked.limit,
        "only": str(asked.filters.to_filters()),
    }


def talk(*frames: str | bytes | dict[str, Any], most: int = 1_000) -> list[dict[str, Any]]:
    ws = ListSocket(*(json.dumps(frame) if isinstance(frame, dict) else frame for frame in frames))
    asked = iter(range(most))
    with pytest.raises(ConnectionClosed):
        converse(ws, echo, lambda: next(asked, None) is not None)
    return ws.sent


def ask(question: object, **more: object) -> dict[str, Any]:
    return {"type": "ask", "id": "1", "question": question, **more}


def test_filters_reach_the_answer() -> None:
    (reply,) = talk(ask("why", filters={"in": "react", "phrases": ["a b"], "without": ["c"]}))
    assert reply["answer"]["only"] == 'in:react "a b" -c'


def test_an_answer_carries_the_id_of_its_question() -> None:
    assert talk(ask("why")) == [{"type": "answer", "id": "1", "answer": echo(AskRequest(question="why"), [])}]


@pytest.mark.parametrize(
    ("frame", "id", "code"),
    [
        ("{", None, "not_json"),
        ("[" * 100_000, None, "not_json"),
        ("", None, "not_json"),
        ("null", None, "not_an_object"),
        ('["ask"]', None, "not_an_object"),
        ("{}", None, "no_type"),
        ({"id": "1", "question": "why"}, "1", "no_type"),
        ({"type": "sing", "id": "1"}, "1", "unknown_type"),
        ({"type": ["ask"], "id": "1"}, "1", "unknown_type"),
        ({"type": "ask", "id": "1"}, "1", "no_question"),
        (ask(None), "1", "no_question"),
        (ask(7), "1", "no_question"),
        (ask(""), "1", "empty_question"),
        (ask(" \n\t"), "1", "empty_question"),
        (ask("x" * 4_001), "1", "question_too_long"),
        (ask("x" * 100_000), "1", "question_too_long"),
        (ask("why", limit=0), "1", "bad_limit"),
        (ask("why", limit=True), "1", "bad_limit"),
        (ask("why", history="because"), "1", "bad_history"),
        (ask("why", filters="react"), "1", "bad_filters"),
        (ask("why", filters={"corpus": "react"}), "1", "bad_filters"),
        (ask("why", filters={"in": 1}), "1", "bad_filters"),
        (ask("why", filters={"in": "x" * 201}), "1", "bad_filters"),
        (ask("why", filters={"phrases": "exact"}), "1", "bad_filters"),
        (ask("why", filters={"without": [1]}), "1", "bad_filters"),
        (ask("why", filters={"without": ["x"] * 11}), "1", "bad_filters"),
        (ask("why", id=["1"]), None, "bad_id"),
        (ask("why", id="1" * 65), None, "bad_id"),
        (b"\x00\xff", None, "binary"),
        (b'{"type": "ask", "id": "1", "question": "why"}', None, "binary"),
    ],
)
def test_a_bad_frame_gets_an_error_and_the_conversation_goes_on(frame: str | bytes, id: object, code: str) -> None:
    error, answer = talk(frame, ask("why"))
    assert (error["type"], error["id"], error["error"]["code"]) == ("error", id, code)
    assert error["error"]["message"]
    assert answer["answer"]["question"] == "why"


def test_a_failure_reveals_nothing_internal() -> None:
    error, answer = talk(ask("boom"), ask("why"))
    assert error["error"]["code"] == "internal"
    assert "secret" not in json.dumps(error)
    assert answer["type"] == "answer"


def test_a_follow_up_needs_no_history() -> None:
    last = talk(ask("one"), ask("two"), ask("three"))[-1]
    assert last["answer"]["history"] == ["one", "two"]


def test_only_the_last_turns_are_kept() -> None:
    last = talk(*(ask(str(turn)) for turn in range(MAX_HISTORY_TURNS + 3)))[-1]
    assert last["answer"]["history"] == [str(turn) for turn in range(2, MAX_HISTORY_TURNS + 2)]


def test_what_got_a_reply_is_no_part_of_the_conversation() -> None:
    last = talk(ask("one"), ask("thanks"), ask("two"))[-1]
    assert last["answer"]["history"] == ["one"]


def test_a_reset_clears_the_history() -> None:
    _, reset, answer = talk(ask("one"), {"type": "reset", "id": "2"}, ask("two"))
    assert reset == {"type": "reset", "id": "2"}
    assert answer["answer"]["history"] == []


def test_after_a_reconnect_the_page_sends_its_history() -> None:
    first, second = talk(ask("two", history=["one"]), ask("three"))
    assert first["answer"]["history"] == ["one"]
    assert second["answer"]["history"] == ["one", "two"]


def test_a_lone_surrogate_is_replaced() -> None:
    (answer,) = talk('{"type": "ask", "id": "1", "question": "why \\ud800"}')
    assert answer["answer"]["question"] == "why ?"


def test_too_many_questions_are_refused_and_the_conversation_goes_on() -> None:
    replies = talk(ask("one"), ask("two"), {"type": "reset", "id": "2"}, most=1)
    assert [reply["type"] for reply in replies] == ["answer", "error", "reset"]
    assert replies[1]["error"]["code"] == "rate_limited"


def test_a_real_socket_answers_and_survives_bad_frames(server: str) -> None:
    ws = Client(server.replace("http", "ws") + "/ws")
    for bad, code in (("{", "not_json"), (b"\x00", "binary"), (json.dumps(ask("x" * 100_000)), "question_too_long")):
        ws.send(bad)
        assert json.loads(ws.receive(timeout=10))["error"]["code"] == code
    ws.send(json.dumps(ask("what is the GIL")))
    reply = json.loads(ws.receive(timeout=30))
    assert (reply["type"], reply["id"]) == ("answer", "1")
    assert reply["answer"]["passages"][0]["citation"]["url"].startswith("/source/")
    ws.close()


def test_many_sockets_are_answered_at_once(server: str) -> None:
    replies: list[dict[str, Any]] = []

    def talk_once(name: int) -> None:
        ws = Client(server.replace("http", "ws") + "/ws")
        ws.send(json.dumps(ask("what is the GIL", id=name)))
        replies.append(json.loads(ws.receive(timeout=30)))
        ws.close()

    threads = [Thread(target=talk_once, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reply["id"] for reply in replies) == list(range(8))
