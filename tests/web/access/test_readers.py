"""Who is let in: by a header, a WebSocket, a session; with which scopes; and no longer once the token is removed."""

from __future__ import annotations

import json
import re
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from simple_websocket import Client, ConnectionClosed

from citewell.assistant import Settings
from citewell.assistant.tokens import remove_token
from citewell.web import create_app
from citewell.web.access.readers import COOKIE, SUBPROTOCOL, TOKEN_SUBPROTOCOL
from citewell.web.models.socket_frames import IndexFrame
from citewell.web.service import NAME
from tests.web.access.conftest import Notes, Server, served
from tests.web.conftest import RunApp
from tests.web.routes.problem import problem

ASK = {"question": "how long does tea brew"}
PAGE = {"Accept": "text/html,*/*"}


@pytest.mark.parametrize("path", ["/api/questions", "/source/tea/green.md", "/api/nothing", "/nothing", "/metrics"])
@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic d3Jvbmc6"}, {"Cookie": f"{COOKIE}=a"}]
)
def test_without_a_token_nothing_is_shown(corpora: Notes, tmp_path: Path, path: str, headers: dict[str, str]) -> None:
    response = served(corpora.both, tmp_path).app.test_client().get(path, headers=headers)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="citewell"'
    if path.startswith("/api"):
        assert problem(response)["code"] == "unauthorised"


@pytest.mark.parametrize(
    ("name", "method", "path", "status"),
    [
        ("tea", "POST", "/api/ask", 200),
        ("tea", "GET", "/api/questions", 200),
        ("tea", "GET", "/metrics", 403),
        ("tea", "GET", "/admin/insights", 403),
        ("tea", "GET", "/nothing", 404),
        ("tea", "DELETE", "/api/ask", 405),
        ("asker", "POST", "/api/ask", 200),
        ("asker", "GET", "/api/v1/suggest?q=tea", 200),
        ("asker", "GET", "/api/v1/questions", 403),
        ("asker", "GET", "/source/tea/green.md", 403),
        ("asker", "GET", "/", 403),
        ("admin", "GET", "/metrics", 200),
        ("admin", "GET", "/admin/insights", 200),
        ("admin", "POST", "/api/ask", 403),
    ],
)
def test_a_token_is_for_what_its_scopes_say(guarded: Server, name: str, method: str, path: str, status: int) -> None:
    client = guarded.app.test_client()
    response = client.open(path, method=method, json=ASK if method == "POST" else None, headers=guarded.bearer(name))
    assert response.status_code == status


def test_a_token_in_the_url_is_none(guarded: Server) -> None:
    token = guarded.tokens["tea"]
    assert guarded.app.test_client().get(f"/api/questions?token={token}&access_token={token}").status_code == 401


def test_whether_the_server_is_ready_is_told_to_everyone_and_what_it_holds_to_nobody(guarded: Server) -> None:
    client = guarded.app.test_client()
    assert client.get("/healthz").get_json() == {"status": "alive"}
    assert client.get("/readyz").get_json() == {"status": "ready"}


def test_wrong_tokens_are_limited_by_address(corpora: Notes, tmp_path: Path) -> None:
    server = served(corpora.both, tmp_path)
    client = server.app.test_client()
    statuses = [client.get("/api/questions", headers={"Authorization": f"Bearer {n}"}).status_code for n in range(12)]
    assert statuses == [401] * 10 + [429] * 2
    assert client.post("/login", data={"token": "wrong"}).status_code == 429
    assert client.get("/api/questions", headers=server.bearer("tea")).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [("https://wiki.example", 200), ("https://evil.example", 403), (None, 401), ("http://localhost", 401)],
)
def test_the_key_of_a_site_is_accepted_from_its_pages_only(guarded: Server, origin: str | None, status: int) -> None:
    client, headers = guarded.app.test_client(), {"Origin": origin} if origin else {}
    response = client.get("/api/suggest?q=tea", headers=headers | guarded.bearer("widget"))
    assert response.status_code == status
    allowed = "https://wiki.example" if status == 200 else None
    assert response.headers.get("Access-Control-Allow-Origin") == allowed
    asks_first = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    preflight = client.options("/api/ask", headers=headers | asks_first)
    assert preflight.headers.get("Access-Control-Allow-Origin") == allowed


def test_the_key_of_a_site_opens_no_session_and_no_source(guarded: Server) -> None:
    client, headers = guarded.app.test_client(), {"Origin": "https://wiki.example"} | guarded.bearer("widget")
    assert client.get("/source/tea/green.md", headers=headers).status_code == 403
    assert client.post("/login", data={"token": guarded.tokens["widget"]}).status_code == 403


def test_a_session_is_opened_by_a_token_and_ends_with_the_log_out(guarded: Server) -> None:
    client = guarded.app.test_client()
    asked = client.get("/source/tea/green.md?lines=1", headers=PAGE)
    assert asked.status_code == 303
    assert asked.location == "/login?next=%2Fsource%2Ftea%2Fgreen.md%3Flines%3D1"
    form = client.get(asked.location)
    assert form.headers["Referrer-Policy"] == "same-origin"
    entered = client.post(asked.location, data={"token": guarded.tokens["tea"], "next": "/source/tea/green.md?lines=1"})
    assert (entered.status_code, entered.location) == (303, "/source/tea/green.md?lines=1")
    cookie = entered.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert guarded.tokens["tea"] not in cookie
    assert client.get(entered.location, headers=PAGE).status_code == 200
    assert "logged in as tea" in client.get("/", headers=PAGE).text
    assert client.get("/source/ships/keel.md", headers=PAGE).status_code == 404
    assert "logged in as" in client.get("/login").text
    assert client.get("/api/questions", headers={"Origin": "http://sister.localhost"}).status_code in (401, 403)
    kept = client.get_cookie(COOKIE)
    assert kept
    assert client.post("/logout").status_code == 303
    client.set_cookie(COOKIE, kept.value)
    assert client.get("/api/questions").status_code == 401


@pytest.mark.parametrize("next_page", ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\nb"])
def test_the_log_in_leads_to_no_other_site(guarded: Server, next_page: str) -> None:
    entered = guarded.app.test_client().post("/login", data={"token": guarded.tokens["tea"], "next": next_page})
    assert entered.location == "/"


def test_a_removed_token_is_refused_and_ends_its_sessions_and_sockets(
    corpora: Notes, tmp_path: Path, run_app: RunApp
) -> None:
    server = served(corpora.both, tmp_path)
    client = server.app.test_client()
    client.post("/login", data={"token": server.tokens["tea"]})
    assert client.get("/api/questions").status_code == 200
    ws = connected(run_app(server.app), server, "tea")
    assert ws.subprotocol == SUBPROTOCOL
    assert sources(answer(ws, "what is a keel")) <= {"tea/green.md", "tea/black.md"}
    sockets = server.app.extensions[NAME].sockets
    assert sockets.corpora == {frozenset({"tea"})}
    sockets.tell(IndexFrame(documents=4))  # for those who see everything
    remove_token(server.token_file, "tea")
    ws.send(json.dumps({"type": "ask", **ASK}))
    with pytest.raises(ConnectionClosed):
        ws.receive(timeout=5)
    assert client.get("/api/questions").status_code == 401
    assert client.get("/api/questions", headers=server.bearer("tea")).status_code == 401
    assert client.get("/api/questions", headers=server.bearer("ships")).status_code == 200
    server.token_file.write_text("{")
    assert client.get("/api/questions", headers=server.bearer("ships")).status_code == 401


def test_a_socket_needs_a_token(guarded: Server, run_app: RunApp) -> None:
    address = run_app(guarded.app)
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    upgrade |= {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    for offered in ({}, {"Sec-WebSocket-Protocol": f"{SUBPROTOCOL}, {TOKEN_SUBPROTOCOL}wrong"}):
        with closing(HTTPConnection(urlsplit(address).netloc)) as http:
            http.request("GET", "/ws", headers=upgrade | offered)
            with http.getresponse() as response:
                assert response.status == 401
    by_header = Client(address.replace("http", "ws") + "/ws", headers=guarded.bearer("ships"))
    assert sources(answer(by_header, "what is a keel")) <= {"ships/keel.md", "ships/hull.md"}
    by_header.close()


@pytest.mark.parametrize(("proxies", "secure"), [(0, False), (1, True)])
def test_a_proxy_is_believed_only_where_one_is_said_to_be(
    corpora: Notes, tmp_path: Path, proxies: int, secure: bool
) -> None:
    settings = Settings(
        token="x" * 32, proxies=proxies, hosts=frozenset({"notes.example"}), feedback=tmp_path / "votes"
    )
    client = create_app(corpora.tea, settings).test_client()
    forwarded = {"X-Forwarded-For": "9.9.9.9", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "notes.example"}
    entered = client.post("/login", data={"token": "x" * 32}, headers=forwarded)
    assert ("Secure" in entered.headers["Set-Cookie"].split("; ")) is secure
    evil = client.get("/healthz", headers={"X-Forwarded-Host": "evil.example"})
    assert evil.status_code == (403 if proxies else 200)


def connected(address: str, server: Server, name: str) -> Client:
    url = f"ws://{urlsplit(address).netloc}/ws"
    return Client(url, subprotocols=[SUBPROTOCOL, TOKEN_SUBPROTOCOL + server.tokens[name]])


def answer(ws: Client, question: str) -> dict[str, Any]:
    ws.send(json.dumps({"type": "ask", "question": question}))
    found: dict[str, Any] = json.loads(ws.receive(timeout=10))["answer"]
    return found


def sources(found: dict[str, Any]) -> set[str]:
    return set(re.findall(r'"source": "([^"]+)"', json.dumps(found)))
