"""The HTTP API, by Flask's test client."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from citewell.index import Index
from citewell.web import create_app
from citewell.web.settings import Settings


def problem(response: TestResponse) -> dict[str, Any]:
    """Check that a response is a problem document as RFC 9457 has it, and return it."""
    assert response.content_type == "application/problem+json"
    body: dict[str, Any] = response.get_json(force=True)
    assert body["status"] == response.status_code
    assert body["type"] == "about:blank"
    assert body["title"]
    assert body["detail"]
    return body


def test_ask_returns_the_contract(client: FlaskClient) -> None:
    answer = client.post("/api/ask", json={"question": "what is the GIL", "limit": 2}).get_json()
    assert set(answer) >= {"question", "query", "verdict", "confidence", "passages", "related_questions", "took_ms"}
    assert 1 <= len(answer["passages"]) <= 2
    assert answer["passages"][0]["citation"]["verified"] is True


def test_an_explained_answer_says_what_speaks_for_each_passage(client: FlaskClient) -> None:
    plain, explained = (
        client.post("/api/ask", json={"question": "what is the GIL", "explain": explain}).get_json()
        for explain in (False, True)
    )
    for passage, told in zip(plain["passages"], explained["passages"], strict=True):
        assert passage == {key: value for key, value in told.items() if key != "explanation"}
        assert {"rank_dense", "rank_body", "fused", "late", "gist"} <= set(told["explanation"])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "no_question"),
        ({"question": None}, "no_question"),
        ({"question": "  "}, "empty_question"),
        ({"question": "x" * 4_001}, "question_too_long"),
        ({"question": "why", "limit": "5"}, "bad_limit"),
        ({"question": "why", "explain": "yes"}, "bad_explain"),
        ({"question": "why", "history": [1]}, "bad_history"),
        ([], "not_an_object"),
    ],
)
def test_what_is_not_a_question_is_refused_in_words(client: FlaskClient, body: object, code: str) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 400
    assert problem(response)["code"] == code


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("GET", "/api/nothing", {}, 404),
        ("GET", "/api/ask", {}, 405),
        ("POST", "/api/ask", {"data": "question=why"}, 415),
        ("POST", "/api/ask", {"data": "{", "content_type": "application/json"}, 400),
        ("POST", "/api/ask", {"data": b"\xff", "content_type": "application/json"}, 400),
        ("POST", "/api/ask", {"data": "[" * 100_000, "content_type": "application/json"}, 400),
        ("POST", "/api/ask", {"json": {"question": "x" * 300_000}}, 413),
    ],
)
def test_every_error_is_a_problem_document(
    client: FlaskClient, method: str, path: str, options: dict[str, Any], status: int
) -> None:
    response = client.open(path, method=method, **options)
    assert response.status_code == status
    problem(response)


def test_a_wrong_method_names_the_right_one(client: FlaskClient) -> None:
    assert "POST" in client.get("/api/ask").headers["Allow"]


def test_too_many_questions(index: Index) -> None:
    client = create_app(index, Settings(address_rate="1/minute")).test_client()
    assert client.post("/api/ask", json={"question": "what is the GIL"}).status_code == 200
    refused = client.post("/api/ask", json={"question": "what is the GIL"})
    assert refused.status_code == 429
    assert problem(refused)["code"] == "too_many_requests"
    assert refused.headers["Retry-After"]


def test_a_failure_is_told_without_its_inside(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(index, Settings())
    monkeypatch.setattr(app.extensions["citewell"], "ask", lambda *asked: 1 / 0)
    response = app.test_client().post("/api/ask", json={"question": "what is the GIL"})
    assert response.status_code == 500
    assert "division" not in response.text
    problem(response)


def test_all_questions_are_listed(client: FlaskClient) -> None:
    questions = client.get("/api/questions").get_json()
    assert len(questions) == 20
    assert set(questions[0]) == {"title", "source", "start_line", "end_line", "difficulty", "section"}
    assert questions[0]["difficulty"] == "Easy"


def test_health(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "alive"}
    assert client.get("/readyz").get_json()["questions"] == 20
