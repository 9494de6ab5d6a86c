"""The open sockets of a server: never more than it has threads for, all closed when it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, Protocol

GOING_AWAY = 1001  # RFC 6455, 7.4.1


class Socket(Protocol):
    """The part of `simple_websocket.Server` that is used here."""

    def send(self, data: str) -> None: ...

    def receive(self) -> str | bytes | None: ...

    def close(self, reason: int | None = None, message: str | None = None) -> None: ...


class Shared:
    """A socket that more than one thread sends on, a frame at a time."""

    def __init__(self, socket: Socket) -> None:
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
    def __init__(self, most: int) -> None:
        self._most = most
        self._open: set[Socket] = set()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._open)

    @contextmanager
    def admit(self, socket: Socket) -> Iterator[Socket | None]:
        """Hold a place for a socket while it is open; None when all are taken."""
        shared = Shared(socket)
        with self._lock:
            admitted = len(self._open) < self._most
            if admitted:
                self._open.add(shared)
        try:
            yield shared if admitted else None
        finally:
            with self._lock:
                self._open.discard(shared)

    def tell(self, event: dict[str, Any]) -> None:
        """Send every open socket what nobody asked for."""
        frame = json.dumps(event)
        for socket in list(self._open):
            with suppress(Exception):  # it is being closed
                socket.send(frame)

    def close_all(self) -> None:
        """Say goodbye to everyone. Called while a signal is handled, so it takes no lock and waits for nobody."""
        for socket in list(self._open):
            with suppress(Exception):  # a socket that is gone already is what is wanted
                socket.close(GOING_AWAY, "The server is stopping.")
