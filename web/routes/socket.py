"""The chat over a WebSocket, `/ws`."""

from __future__ import annotations

import json
import logging
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from flask import request
from flask_sock import Sock
from simple_websocket import ConnectionClosed

from citewell.assistant import limits
from citewell.web.access.readers import access, may_ask
from citewell.web.models.errors import RequestError, decode
from citewell.web.models.question import AskRequest
from citewell.web.models.socket_frames import (
    CLIENT_FRAME,
    FRAME_ID,
    AnswerFrame,
    AskFrame,
    FrameId,
    ServerFrame,
    error_frame,
    parse_frame,
)
from citewell.web.routes.encode import encode_answer
from citewell.web.service import service
from citewell.web.sockets import Socket

TRY_AGAIN_LATER = 1013
"""Close code, registered with IANA for RFC 6455."""
POLICY_VIOLATION = 1008
"""Close code, RFC 6455, 7.4.1."""
BUSY = "Too many chats are open. Ask over POST /api/ask until one is closed."
RATE_LIMITED = "Too many questions at once. Wait a moment, then ask again."
INTERNAL = "The server failed to answer. The question is fine; ask it again."

Ask = Callable[[AskRequest, Sequence[str]], dict[str, Any]]
"""A question and the questions before it -> the answer as JSON types."""

log = logging.getLogger(__name__)
sock = Sock()


@sock.route("/ws")  # type: ignore[untyped-decorator]
def chat(ws: Socket) -> None:
    """Hold one conversation, or refuse it when too many are open."""
    here, address, name = service(), request.remote_addr or "", uuid4().hex

    def ask(asked: AskRequest, history: Sequence[str]) -> dict[str, Any]:
        if not may_ask():  # no longer: its token was removed, or its session has ended
            ws.close(POLICY_VIOLATION, "log in again")
            raise ConnectionClosed(POLICY_VIOLATION)
        current = service()  # it may have another index by now
        return encode_answer(current.ask(asked, history), current.index, current.settings)

    reader = access().reader()
    with here.sockets.admit(ws, reader.corpora if reader else frozenset()) as admitted:
        if admitted:
            converse(admitted, ask, lambda: here.allows(address, name))
        else:
            _send(ws, error_frame(None, "busy", BUSY))
            ws.close(TRY_AGAIN_LATER, "busy")


def converse(ws: Socket, ask: Ask, allows: Callable[[], bool] = lambda: True) -> None:
    """Answer messages until the socket closes. A wrong message gets an error, and the conversation goes on."""
    history: deque[str] = deque(maxlen=limits.MAX_HISTORY_TURNS)
    while True:
        frame = ws.receive()
        if frame is not None:
            _send(ws, _reply(frame, history, ask, allows))


def _reply(frame: str | bytes, history: deque[str], ask: Ask, allows: Callable[[], bool]) -> ServerFrame:
    id: FrameId = None
    try:
        fields = parse_frame(frame)
        id = decode(FRAME_ID, fields).id
        decoded = decode(CLIENT_FRAME, fields, tagged=True)
        if isinstance(decoded, AskFrame):
            return AnswerFrame(id=id, answer=_answer(decoded, history, ask, allows))
        history.clear()
        return decoded
    except RequestError as error:
        return error_frame(id, error.code, str(error))
    except ConnectionClosed:
        raise
    except Exception:
        log.exception("a question over a WebSocket failed")
        return error_frame(id, "internal", INTERNAL)


def _answer(asked: AskFrame, history: deque[str], ask: Ask, allows: Callable[[], bool]) -> dict[str, Any]:
    if not allows():
        raise RequestError("rate_limited", RATE_LIMITED)
    if asked.history is not None:  # after a reconnect, the page sends the questions of its conversation
        history.clear()
        history.extend(asked.history)
    answer = ask(asked, list(history))
    if "reply" not in answer:  # what was no question is no part of the conversation
        history.append(asked.question)
    return answer


def _send(ws: Socket, frame: ServerFrame) -> None:
    ws.send(json.dumps(frame.model_dump()))
