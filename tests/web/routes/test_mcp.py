"""MCP over streamable HTTP, by the SDK's client and by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import anyio
import pytest
from flask import Flask
from mcp import Client

from citewell.assistant import Settings
from citewell.index import Index
from citewell.web import create_app
from tests.web.conftest import RunApp

pytestmark = pytest.mark.own_thread
PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def mcp_app(small_index: Index) -> Flask:
    return create_app(small_index, Settings(mcp=True))


@pytest.mark.parametrize(("mode", "version"), [("auto", "2026-07-28"), ("legacy", "2025-11-25")])
def test_both_protocols_answer_with_addresses_of_this_server(
    mcp_app: Flask, run_app: RunApp, mode: str, version: str
) -> None:
    address = run_app(mcp_app)

    async def main() -> Any:
        async with Client(f"{address}/mcp", mode=mode) as client:
            assert client.protocol_version == version
            return (await client.call_tool("search", {"query": "how long does it brew"})).structured_content

    first = anyio.run(main)["results"][0]
    assert first["url"].startswith(f"{address}/source/tea.md?lines=")


def test_it_is_there_when_asked_for_only(small_app: Flask, mcp_app: Flask) -> None:
    assert small_app.test_client().post("/mcp", json=PING, headers=JSON).status_code == 404
    answer = mcp_app.test_client().post("/mcp", json=PING, headers=JSON)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.get_json()["result"] == {}
    assert mcp_app.test_client().get("/mcp").status_code == 405


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Origin": "https://elsewhere.example"}, PING, 403),
        ({"Host": "elsewhere.example"}, PING, 403),
        ({"Accept": "text/html"}, PING, 406),
        ({}, b"not json", 400),
        ({}, b"x" * 600_000, 413),
        ({}, {"jsonrpc": "2.0", "method": "notifications/initialized"}, 202),
    ],
)
def test_the_checks_of_every_address_hold(mcp_app: Flask, headers: dict[str, str], body: Any, status: int) -> None:
    sent = {"data": body, "content_type": "application/json"} if isinstance(body, bytes) else {"json": body}
    answer = mcp_app.test_client().post("/mcp", headers=JSON | headers, **sent)
    assert answer.status_code == status


def test_calls_are_counted(small_index: Index) -> None:
    client = create_app(small_index, replace(Settings(mcp=True), address_rate="1/minute")).test_client()
    codes = [client.post("/mcp", json=PING, headers=JSON).status_code for _ in range(2)]
    assert codes == [200, 429]
