"""Answers as server-sent events."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import Index
from citewell.web import create_app

STREAM = "/api/v1/ask/stream"
MILK = {"question": "where is the milk"}


def events(text: str) -> list[dict[str, Any]]:
    """Return the fields of each event, its data decoded."""
    found = []
    for block in text.removesuffix("\n\n").split("\n\n"):
        fields: dict[str, Any] = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append(fields | {"data": json.loads(fields["data"])})
    return found


def test_the_events_together_are_the_answer(small: FlaskClient) -> None:
    response = small.get(STREAM, query_string=MILK)
    assert response.content_type == "text/event-stream"
    first, *passages, last = events(response.text)
    assert [first["event"], *{each["event"] for each in passages}, last["event"]] == ["verdict", "passage", "done"]
    streamed = first["data"] | {"passages": [each["data"] for each in passages]} | last["data"]
    answer = small.post("/api/v1/ask", json=MILK).get_json()
    assert streamed | {"took_ms": 0} == answer | {"took_ms": 0}


def test_a_client_that_reconnects_gets_the_rest(small: FlaskClient) -> None:
    sent = events(small.get(STREAM, query_string=MILK).text)
    for number, event in enumerate(sent):
        response = small.get(STREAM, query_string=MILK, headers={"Last-Event-ID": event["id"]})
        assert response.status_code == (204 if event is sent[-1] else 200)
        rest = events(response.text) if response.text else []
        assert [each["id"] for each in rest] == [each["id"] for each in sent[number + 1 :]]
    for other in ("an-older-generation.1", "nonsense"):
        again = small.get(STREAM, query_string=MILK, headers={"Last-Event-ID": other})
        assert [each["id"] for each in events(again.text)] == [each["id"] for each in sent]


def test_above_the_rate_the_problem_is_an_event(small_index: Index) -> None:
    client = create_app(small_index, Settings(address_rate="1/minute")).test_client()
    assert events(client.get(STREAM, query_string=MILK).text)[-1]["event"] == "done"
    (problem,) = events(client.get(STREAM, query_string=MILK).text)
    assert (problem["event"], problem["data"]["status"]) == ("problem", 429)
    assert 50_000 <= int(problem["retry"]) <= 60_000


def test_a_failure_is_an_event_that_reveals_nothing(small_index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(small_index, Settings())
    monkeypatch.setattr(app.extensions["citewell"], "ask", lambda *asked: 1 / 0)
    (problem,) = events(app.test_client().get(STREAM, query_string=MILK).text)
    assert (problem["event"], problem["data"]["status"], problem["data"]["code"]) == (
        "problem",
        500,
        "internal_server_error",
    )
    assert "division" not in json.dumps(problem)
