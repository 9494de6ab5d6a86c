"""A Slack of one bot: the methods of the Web API that it calls, and its socket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from threading import Thread
from typing import Any

from flask import Flask, request
from flask_sock import Sock
from simple_websocket import Server
from werkzeug.serving import make_server

BOT_TOKEN, APP_TOKEN = "xoxb-fake", "xapp-fake"
WAIT_SECONDS = 60
"""For a message of the bot. On a busy machine its first answer takes long."""


class FakeSlack:
    """What the bot sent, and a way to send to it."""

    def __init__(self) -> None:
        self.address = ""
        self.sent: Queue[dict[str, Any]] = Queue()
        """The bodies of messages and of answers to a `response_url`."""
        self.acknowledged: Queue[str] = Queue()
        """The ids of envelopes."""
        self._sockets: Queue[Server] = Queue()
        self._socket: Server | None = None

    def deliver(self, kind: str, payload: dict[str, Any]) -> None:
        """Send an envelope to the bot and wait until it is acknowledged."""
        self._socket = self._socket or self._sockets.get(timeout=WAIT_SECONDS)
        envelope = {"envelope_id": kind, "type": kind, "payload": payload, "accepts_response_payload": True}
        self._socket.send(json.dumps(envelope))
        assert self.acknowledged.get(timeout=WAIT_SECONDS) == kind

    def next_message(self) -> dict[str, Any]:
        """Return the next message of the bot."""
        return self.sent.get(timeout=WAIT_SECONDS)

    def app(self) -> Flask:
        app, sock = Flask("slack"), Sock()

        @app.post("/api/<method>")
        def call(method: str) -> dict[str, Any]:
            token = request.headers.get("Authorization", "").removeprefix("Bearer ")
            if token != (APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN):
                return {"ok": False, "error": "invalid_auth"}
            if method == "chat.postMessage":
                self.sent.put(request.get_json(silent=True) or request.form.to_dict())
            socket = f"{self.address}/socket".replace("http", "ws")
            return {"ok": True, "url": socket, "user_id": "UBOT", "bot_id": "BBOT", "team_id": "T1", "ts": "2.0"}

        @app.post("/respond")
        def respond() -> str:
            self.sent.put(request.get_json())
            return "ok"

        @sock.route("/socket")  # type: ignore[untyped-decorator]
        def socket(ws: Server) -> None:
            ws.send(json.dumps({"type": "hello"}))
            self._sockets.put(ws)
            while True:
                if "envelope_id" in (envelope := json.loads(ws.receive())):
                    self.acknowledged.put(envelope["envelope_id"])

        sock.init_app(app)
        return app


@contextmanager
def fake_slack() -> Iterator[FakeSlack]:
    """Run a Slack on a free port."""
    slack = FakeSlack()
    server = make_server("127.0.0.1", 0, slack.app(), threaded=True)
    server.daemon_threads = True  # type: ignore[attr-defined]
    slack.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield slack
    server.shutdown()
    server.server_close()
