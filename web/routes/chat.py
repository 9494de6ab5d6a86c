"""A conversation over a WebSocket. Frames are JSON texts, as DESIGN.md says."""

from __future__ import annotations

import json
import logging
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from flask import request
from flask_sock import Sock

from citewell.web.routes.requests import TURNS, Asking, BadAsking, decode
from citewell.web.run.service import service
from citewell.web.run.sockets import Socket

TRY_AGAIN_LATER = 1013  # registered with IANA for RFC 6455
LONGEST_ID = 64
BUSY = "Too many chats are open; questions are answered over POST /api/ask meanwhile."

Ask = Callable[[Asking, Sequence[str]], dict[str, Any]]
"""What is asked, after which questions -> the answer as JSON."""

log = logging.getLogger(__name__)
sock = Sock()


@sock.route("/ws")  # type: ignore[untyped-decorator]
def socket(ws: Socket) -> None:
    here, address, name = service(), request.remote_addr or "", uuid4().hex
    with here.sockets.admit(ws) as admitted:
        if admitted:
            # the index may be another one at the next question
            converse(admitted, lambda *asked: service().ask(*asked), lambda: here.allows(address, name))
        else:
            ws.send(json.dumps(_error(None, "busy", BUSY)))
            ws.close(TRY_AGAIN_LATER, "busy")


def converse(ws: Socket, ask: Ask, allows: Callable[[], bool] = lambda: True) -> None:
    """Answer what arrives until the socket closes; a bad frame gets an error and the conversation goes on."""
    history: deque[str] = deque(maxlen=TURNS)
    while True:
        frame = ws.receive()
        if frame is not None:
            ws.send(json.dumps(_reply(frame, history, ask, allows)))


def _reply(frame: str | bytes, history: deque[str], ask: Ask, allows: Callable[[], bool]) -> dict[str, Any]:
    id: object = None
    try:
        fields = _fields(frame)
        id = _id(fields)
        match fields.get("type"):
            case "ask":
                return {"type": "answer", "id": id, "answer": _answer(fields, history, ask, allows)}
            case "reset":
                history.clear()
                return {"type": "reset", "id": id}
            case None:
                raise BadAsking("no_type", 'A frame says what it is: {"type": "ask", ...}.')
        raise BadAsking("unknown_type", 'The type is "ask" or "reset".')
    except BadAsking as error:
        return _error(id, error.code, str(error))
    except Exception:
        log.exception("a question over the socket failed")
        return _error(id, "internal", "Something went wrong here. The question was fine; ask it again.")


def _answer(fields: dict[str, object], history: deque[str], ask: Ask, allows: Callable[[], bool]) -> dict[str, Any]:
    asking = decode(fields)
    if not allows():
        raise BadAsking("rate_limited", "That is a lot of questions at once. Wait a moment, then ask again.")
    if asking.history is not None:  # a page that reconnects tells what was said before
        history.clear()
        history.extend(asking.history)
    answer = ask(asking, list(history))
    history.append(asking.question)
    return answer


def _fields(frame: str | bytes) -> dict[str, object]:
    if isinstance(frame, bytes):
        raise BadAsking("binary", "Frames are texts, not bytes.")
    try:
        fields = json.loads(frame)
    except (ValueError, RecursionError) as error:
        raise BadAsking("not_json", "The frame is not JSON.") from error
    if not isinstance(fields, dict):
        raise BadAsking("not_an_object", "The frame is JSON, but not an object.")
    return fields


def _id(fields: dict[str, object]) -> object:
    id = fields.get("id")
    if (
        id is None
        or (isinstance(id, int) and not isinstance(id, bool))
        or (isinstance(id, str) and len(id) <= LONGEST_ID)
    ):
        return id
    raise BadAsking("bad_id", f"An id is a number or a string of at most {LONGEST_ID} characters.")


def _error(id: object, code: str, message: str) -> dict[str, Any]:
    return {"type": "error", "id": id, "error": {"code": code, "message": message}}
