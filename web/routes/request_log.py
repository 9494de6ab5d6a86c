"""A line of the log for each request, when it is answered; for a WebSocket, when it is closed."""

from __future__ import annotations

import logging
import time

from flask import Flask, Response, g, request

from citewell.web.routes.request_ids import request_id

log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Log the requests of an application. Register it first: Flask then calls its end last, with the final status."""
    app.before_request(_start)
    app.after_request(_end)


def _start() -> None:
    request_id()  # what is logged from now on carries it
    g.started = time.perf_counter()


def _end(response: Response) -> Response:
    fields = {
        "method": request.method,
        "path": request.path,  # without the query string, which may hold a question
        "status": response.status_code,
        "took_ms": round(1000 * (time.perf_counter() - g.started), 1),
    }
    log.info("request", extra={"fields": fields})
    return response
