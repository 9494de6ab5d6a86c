"""The production server: gunicorn with threads, one process, so that all sockets share one index."""

from __future__ import annotations

import errno
import socket
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import ThreadWorker

from citewell.index import CitewellError, check_files
from citewell.web import create_app
from citewell.web.run.live import Live
from citewell.web.run.service import NAME
from citewell.web.settings import Settings

LIVE = "citewell_live"
THREADS = 128
"""Each open chat holds one; `Settings.max_sockets` leaves the rest to HTTP."""


class ServerError(CitewellError):
    """Its message is one line for a person."""


class PortTaken(ServerError):
    """Another program listens there."""


class Worker(ThreadWorker):  # type: ignore[misc]
    """Says goodbye to the open sockets first; each would hold its thread until the process is killed."""

    def handle_exit(self, sig: int, frame: object) -> None:
        self._close_sockets()
        super().handle_exit(sig, frame)

    def handle_quit(self, sig: int, frame: object) -> None:
        self._close_sockets()
        super().handle_quit(sig, frame)

    def _close_sockets(self) -> None:
        if self.wsgi is not None:
            self.wsgi.extensions[LIVE].stop()
            self.wsgi.extensions[NAME].sockets.close_all()


class Application(BaseApplication):  # type: ignore[misc]
    """Gunicorn's way to be started by a program."""

    def __init__(self, settings: Settings, listener: socket.socket, address: str) -> None:
        self.settings, self.listener, self.address = settings, listener, address
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"fd://{self.listener.fileno()}",
            "worker_class": Worker,
            "threads": THREADS,
            "graceful_timeout": 2,  # a busy machine needs more than one second to say goodbye
            "control_socket_disable": True,
            "loglevel": "warning",
            "post_worker_init": lambda worker: print(f"Citewell is at {self.address} (Ctrl-C stops it)", flush=True),
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Runs in the worker: the encoder's threads would not survive the fork."""
        app = create_app(settings=self.settings)
        app.extensions[NAME].warm_up()
        app.extensions[LIVE] = live = Live(app)
        live.start(self.settings.watch)
        return app


def serve(index_path: Path, host: str, port: int, watch: bool) -> None:
    """Answer on `host`:`port` until Ctrl-C or SIGTERM. Port 0 is any free one; `watch` reads notes when they change.

    Raises `IndexStoreError` when there is no index to load, `ServerError` when the address cannot be had.
    """
    settings = Settings.from_env()
    settings = replace(settings, index=index_path, host=host, watch=watch or settings.watch)
    check_files(index_path)  # not loaded: an encoder's threads do not survive the fork, and its end would end loudly
    listener = listen(host, port)
    name = f"[{host}]" if ":" in host else host
    Application(settings, listener, f"http://{name}:{listener.getsockname()[1]}").run()


def listen(host: str, port: int) -> socket.socket:
    """Take the address now, so that a taken one is one line and not five attempts."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(
                f"port {port} of {host} is taken; stop what listens there or name another with --port"
            ) from error
        raise ServerError(f"cannot listen on {host}:{port}: {error.strerror or error}") from error
