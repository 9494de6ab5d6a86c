"""The production server: gunicorn with one process of many threads, so that all sockets share one index."""

from __future__ import annotations

import errno
import socket
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import ThreadWorker

from citewell.assistant import Settings
from citewell.index import CitewellError, check_files
from citewell.web import create_app
from citewell.web.access.readers import NAME as ACCESS
from citewell.web.metrics.logs import json_config
from citewell.web.run.live import Live
from citewell.web.run.reach import check_reach
from citewell.web.service import NAME

LIVE = "citewell_live"
"""Where an application keeps its `Live`: `app.extensions[LIVE]`."""
HTTP_THREADS = 16
"""Threads besides those that open sockets hold, so that HTTP is answered when all sockets are open."""
GRACEFUL_SECONDS = 2
"""On a busy machine, closing the sockets takes more than one second."""


class ServerError(CitewellError):
    """The server cannot be started."""


class PortTaken(ServerError):
    """Another program listens on the port."""


class Worker(ThreadWorker):  # type: ignore[misc]
    """Close the open sockets when the server stops; each would hold its thread until the process is killed."""

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
    """Run gunicorn from Python, on a socket that listens already."""

    def __init__(self, settings: Settings, listener: socket.socket, address: str) -> None:
        self.settings, self.listener, self.address = settings, listener, address
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"fd://{self.listener.fileno()}",
            "worker_class": Worker,
            "threads": self.settings.max_sockets + HTTP_THREADS,
            "graceful_timeout": GRACEFUL_SECONDS,
            "control_socket_disable": True,
            "loglevel": "warning",
            "post_worker_init": lambda worker: print(f"Citewell is at {self.address} (Ctrl-C stops it)", flush=True),
        }
        if self.settings.log == "json":
            options["logconfig_dict"] = json_config()
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Build the application in the worker: the threads of the encoder do not survive a fork."""
        app = create_app(settings=self.settings)
        app.extensions[NAME].warm_up(app.extensions[ACCESS].corpora)
        app.extensions[LIVE] = live = Live(app)
        live.start(self.settings.watch)
        return app


def serve(settings: Settings) -> None:
    """Serve until Ctrl-C or SIGTERM.

    Raise `SettingsError` when everyone would be let in unasked, `IndexStoreError` for an index that cannot be loaded,
    and `ServerError` for an address that cannot be had.
    """
    check_reach(settings)
    check_files(settings.index_dir)  # do not load it here: see `Application.load`
    host, listener = settings.host, listen(settings.host, settings.port)
    name = f"[{host}]" if ":" in host else host
    Application(settings, listener, f"http://{name}:{listener.getsockname()[1]}").run()


def listen(host: str, port: int) -> socket.socket:
    """Listen before gunicorn starts, which would try five times and log each failure. Raise `ServerError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(
                f"port {port} of {host} is in use; stop the program that listens there, or choose another with --port"
            ) from error
        raise ServerError(f"cannot listen on {host}:{port}: {error.strerror or error}") from error
