"""The open sockets of a server: never more than it has threads for, all closed when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Protocol

GOING_AWAY = 1001  # RFC 6455, 7.4.1


class Socket(Protocol):
    """The part of `simple_websocket.Server` that is used here."""

    def send(self, data: str) -> None: ...

    def receive(self) -> str | bytes | None: ...

    def close(self, reason: int | None = None, message: str | None = None) -> None: ...


class Sockets:
    def __init__(self, most: int) -> None:
        self._most = most
        self._open: set[Socket] = set()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._open)

    @contextmanager
    def admit(self, socket: Socket) -> Iterator[bool]:
        """Hold a place for a socket while it is open; False when all are taken."""
        with self._lock:
            admitted = len(self._open) < self._most
            if admitted:
                self._open.add(socket)
        try:
            yield admitted
        finally:
            with self._lock:
                self._open.discard(socket)

    def close_all(self) -> None:
        """Say goodbye to everyone. Called while a signal is handled, so it takes no lock and waits for nobody."""
        for socket in list(self._open):
            with suppress(Exception):  # a socket that is gone already is what is wanted
                socket.close(GOING_AWAY, "The server is stopping.")
