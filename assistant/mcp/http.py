"""One request of MCP's streamable HTTP, answered as JSON, for a web server without ASGI."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from citewell.assistant.mcp.notes import Notes
from citewell.assistant.mcp.server import mcp_server


@dataclass
class HttpAnswer:
    """What the server answered."""

    status: int = 500
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""


def answer_post(notes: Notes, headers: Iterable[tuple[str, str]], body: bytes) -> HttpAnswer:
    """Answer the body of a POST. No session is kept, so any process can answer the next request.

    The event loop lives for this request alone: it takes a tenth of a millisecond, all of this two. A thread of the web
    server is held as long as the answer takes, as with every other address.
    """
    return asyncio.run(_answer_post(notes, list(headers), body))


async def _answer_post(notes: Notes, headers: list[tuple[str, str]], body: bytes) -> HttpAnswer:
    answer = HttpAnswer()
    unread = [{"type": "http.request", "body": body, "more_body": False}]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "query_string": b"",
        "headers": [(name.lower().encode("latin-1"), value.encode("latin-1", "replace")) for name, value in headers],
    }

    async def receive() -> Any:
        if unread:
            return unread.pop()
        return await asyncio.Future()  # never: the client stays connected until it is answered

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in message["headers"]]
        else:
            answer.body += message.get("body", b"")

    manager = StreamableHTTPSessionManager(mcp_server(lambda: notes), json_response=True, stateless=True)
    async with manager.run():
        await manager.handle_request(scope, receive, send)
    return answer
