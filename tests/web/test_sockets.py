"""The set of open sockets."""

from __future__ import annotations

import json

from citewell.web.models.socket_frames import IndexFrame
from citewell.web.sockets import GOING_AWAY, Sockets


class FakeSocket:
    """Keep what is sent; fail once it is closed, as a real socket does."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.closed: int | None = None

    def send(self, data: str) -> None:
        if self.closed:
            raise ConnectionError
        self.sent.append(data)

    def receive(self) -> str:
        raise NotImplementedError

    def close(self, reason: int | None = None, message: str | None = None) -> None:
        if self.closed:
            raise ConnectionError
        self.closed = reason


def test_no_more_than_the_limit_are_admitted() -> None:
    sockets = Sockets(1)
    with sockets.admit(FakeSocket()) as first:
        assert first
        with sockets.admit(FakeSocket()) as second:
            assert second is None
        assert len(sockets) == 1
    with sockets.admit(FakeSocket()) as third:
        assert third
    assert len(sockets) == 0


def test_an_event_reaches_every_open_socket() -> None:
    sockets, first, second, gone = Sockets(3), FakeSocket(), FakeSocket(), FakeSocket()
    with sockets.admit(first), sockets.admit(gone), sockets.admit(second):
        gone.closed = GOING_AWAY
        sockets.tell(IndexFrame(documents=2))
    assert [json.loads(*socket.sent) for socket in (first, second)] == [{"type": "index", "documents": 2}] * 2


def test_all_are_closed_even_if_one_is_closed_already() -> None:
    sockets, first, second = Sockets(2), FakeSocket(), FakeSocket()
    first.closed = GOING_AWAY
    with sockets.admit(first), sockets.admit(second):
        sockets.close_all()
    assert second.closed == GOING_AWAY
