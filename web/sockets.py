"""The open WebSockets of a server: a limited number, all closed when it stops."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Protocol

from citewell.web.models.socket_frames import LiveFrame

GOING_AWAY = 1001
"""Close code, RFC 6455, 7.4.1."""


Corpora = frozenset[str] | None
"""What the reader at the other end may see; None for everything."""


class Socket(Protocol):
    """The part of `simple_websocket.Server` that is used here."""

    def send(self, data: str) -> None: ...

    def receive(self) -> str | bytes | None: ...

    def close(self, reason: int | None = None, message: str | None = None) -> None: ...


class LockedSocket:
    """A socket that several threads send on, one frame at a time."""

    def __init__(self, socket: Socket, corpora: Corpora) -> None:
        self.corpora = corpora
        self._socket = socket
        self._lock = Lock()

    def send(self, data: str) -> None:
        with self._lock:
            self._socket.send(data)

    def receive(self) -> str | bytes | None:
        return self._socket.receive()

    def close(self, reason: int | None = None, message: str | None = None) -> None:
        self._socket.close(reason, message)


class Sockets:
    """The open sockets, at most `limit` of them."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._open: set[LockedSocket] = set()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._open)

    @property
    def corpora(self) -> set[Corpora]:
        """What the readers at the other ends may see, each choice once."""
        return {socket.corpora for socket in list(self._open)}

    @contextmanager
    def admit(self, socket: Socket, corpora: Corpora = None) -> Iterator[Socket | None]:
        """Count a socket as open inside the `with` block. Yield it, or None when the limit is reached."""
        locked = LockedSocket(socket, corpora)
        with self._lock:
            admitted = len(self._open) < self._limit
            if admitted:
                self._open.add(locked)
        try:
            yield locked if admitted else None
        finally:
            with self._lock:
                self._open.discard(locked)

    def tell(self, frame: LiveFrame, corpora: Corpora = None) -> None:
        """Send a frame to every open socket whose reader may see exactly these corpora, by default everything."""
        data = json.dumps(frame.model_dump())
        for socket in [socket for socket in list(self._open) if socket.corpora == corpora]:
            with suppress(Exception):  # the socket is closing
                socket.send(data)

    def close_all(self) -> None:
        """Close every socket. This runs in a signal handler, so it must not wait for a lock."""
        for socket in list(self._open):
            with suppress(Exception):  # the socket is closed already
                socket.close(GOING_AWAY, "The server is stopping.")
