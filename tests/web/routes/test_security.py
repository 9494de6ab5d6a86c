"""Refused requests and security headers."""

from __future__ import annotations

from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import Index
from citewell.web import create_app
from citewell.web.routes.security import is_loopback
from citewell.web.routes.static_files import versioned_path


@pytest.mark.parametrize(
    "path", ["/", "/api/questions", "/api/nothing", "/nothing", f"{versioned_path()}/app.js", "/healthz"]
)
def test_every_response_has_the_security_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),
        ("http://localhost", 200),
        ("http://localhost:9", 403),
        ("https://evil.example", 403),
        ("null", 403),
    ],
)
def test_a_post_from_another_origin_is_refused(client: FlaskClient, origin: str | None, status: int) -> None:
    headers = {"Origin": origin} if origin else {}
    assert client.post("/api/ask", json={"question": "what is the GIL"}, headers=headers).status_code == status


@pytest.mark.parametrize(("origin", "status"), [("https://evil.example", 403), ("null", 403), (None, 101)])
def test_a_websocket_from_another_origin_is_refused(server: str, origin: str | None, status: int) -> None:
    headers = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    headers |= {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="} | ({"Origin": origin} if origin else {})
    with closing(HTTPConnection(urlsplit(server).netloc)) as http:
        http.request("GET", "/ws", headers=headers)
        with http.getresponse() as response:
            assert response.status == status


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [("https://wiki.example", True), ("http://wiki.example", False), ("https://wiki.example.evil.example", False)],
)
def test_pages_of_listed_origins_may_ask(index: Index, origin: str, allowed: bool) -> None:
    client = create_app(index, Settings(origins=frozenset({"https://wiki.example"}))).test_client()
    preflight = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    responses = [
        client.options("/api/v1/ask", headers=preflight),
        client.post("/api/v1/ask", json={"question": "what is the GIL"}, headers={"Origin": origin}),
        client.get("/api/v1/suggest", headers={"Origin": origin}),
        client.get("/api/v1/passage", headers={"Origin": origin}),
    ]
    assert [response.status_code for response in responses] == ([204, 200, 200, 400] if allowed else [403] * 4)
    for response in responses:
        assert response.headers.get("Access-Control-Allow-Origin") == (origin if allowed else None)
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert "Origin" in response.headers["Vary"]
    assert ("POST" in responses[0].headers.get("Access-Control-Allow-Methods", "")) is allowed


def test_without_a_list_no_other_origin_may_read(client: FlaskClient) -> None:
    refused = client.get("/api/v1/questions", headers={"Origin": "https://evil.example"})
    assert refused.status_code == 403
    assert not any(name.startswith("Access-Control") for name in dict(refused.headers))


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("evil.example", 403),
        ("localhost.evil.example:8000", 403),
        ("notes.example", 200),
    ],
)
def test_an_unknown_host_name_is_refused_on_loopback(index: Index, host: str, status: int) -> None:
    client = create_app(index, Settings(hosts=frozenset({"notes.example"}))).test_client()
    assert client.get("/healthz", headers={"Host": host}).status_code == status


def test_on_another_address_every_host_name_is_answered(index: Index) -> None:
    client = create_app(index, Settings(host="0.0.0.0")).test_client()
    assert client.get("/healthz", headers={"Host": "notes.example"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.0.0.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],
)
def test_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
