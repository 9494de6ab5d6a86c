"""Error responses: problem documents for programs, pages for people."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Settings, limits
from citewell.index import Index
from citewell.web import create_app
from tests.web.routes.problem import problem


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("GET", "/api/nothing", {}, 404),
        ("PUT", "/api/ask", {}, 405),
        ("POST", "/api/ask", {"data": "question=why"}, 415),
        ("POST", "/api/ask", {"data": "{", "content_type": "application/json"}, 400),
        ("POST", "/api/ask", {"data": b"\xff", "content_type": "application/json"}, 400),
        ("POST", "/api/ask", {"data": "[" * 100_000, "content_type": "application/json"}, 400),
        ("POST", "/api/ask", {"json": {"question": "x" * limits.MAX_BODY_BYTES}}, 413),
    ],
)
def test_every_error_is_a_problem_document(
    client: FlaskClient, method: str, path: str, options: dict[str, Any], status: int
) -> None:
    response = client.open(path, method=method, **options)
    assert response.status_code == status
    problem(response)


def test_a_wrong_method_is_answered_with_the_allowed_ones(client: FlaskClient) -> None:
    assert "POST" in client.put("/api/ask").headers["Allow"]


def test_too_many_questions(index: Index) -> None:
    client = create_app(index, Settings(address_rate="1/minute")).test_client()
    assert client.post("/api/ask", json={"question": "what is the GIL"}).status_code == 200
    refused = client.post("/api/ask", json={"question": "what is the GIL"})
    assert refused.status_code == 429
    assert problem(refused)["code"] == "too_many_requests"
    assert 50 <= int(refused.headers["Retry-After"]) <= 60


def test_a_failure_reveals_nothing_internal(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(index, Settings())
    monkeypatch.setattr(app.extensions["citewell"], "ask", lambda *asked: 1 / 0)
    response = app.test_client().post("/api/ask", json={"question": "what is the GIL"})
    assert response.status_code == 500
    assert "division" not in response.text
    problem(response)


def test_a_browser_gets_a_page(client: FlaskClient) -> None:
    response = client.get("/nothing")
    assert response.status_code == 404
    assert response.mimetype == "text/html"
    assert "There is no such page." in response.text
