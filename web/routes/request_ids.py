"""The id of each request, sent back as `X-Request-Id` and written to the log with what failed."""

from __future__ import annotations

import re
from uuid import uuid4

from flask import Flask, Response, g, request

HEADER = "X-Request-Id"
_GIVEN = re.compile(r"[A-Za-z0-9._:+/=-]{1,128}")
"""Ids that clients and proxies send. Others are replaced: one with a line break could forge lines of the log."""


def register(app: Flask) -> None:
    app.after_request(_add_header)


def request_id() -> str:
    """Return the id that the client gave this request, or one made for it."""
    if "request_id" not in g:
        given = request.headers.get(HEADER, "")
        g.request_id = given if _GIVEN.fullmatch(given) else uuid4().hex
    return str(g.request_id)


def _add_header(response: Response) -> Response:
    response.headers[HEADER] = request_id()
    return response
