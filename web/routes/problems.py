"""Error responses: RFC 9457 problem documents for the API, pages for browsers."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from citewell.web.models.errors import RequestError

DETAILS = {
    400: "The request cannot be understood.",
    403: "The request comes from another site, so it was refused.",
    404: "There is no such page.",
    405: "This address does not support the method of the request.",
    413: "The request is too large.",
    415: "Send JSON, with the header Content-Type: application/json.",
    429: "Too many questions at once. Wait a moment, then ask again.",
    500: "The server failed to answer. The request is fine; try again.",
    503: "The index is not loaded yet.",
}
RETRY_AFTER_SECONDS = 5
"""An address that has used up its rate of 3,000 a minute may ask 250 times in five seconds again."""


class Problem(HTTPException):
    """An error with a code for programs and a sentence for people."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = status
        self.problem = code


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, respond)
    app.register_error_handler(RequestError, lambda error: respond(Problem(400, error.code, str(error))))


def respond(error: HTTPException) -> Response:
    """Return a problem document for a path below /api, and a page for any other."""
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    title = HTTPStatus(error.code).phrase
    if isinstance(error, Problem):
        code, detail = error.problem, str(error.description)
    else:
        code, detail = title.lower().replace(" ", "_"), DETAILS.get(error.code, title)
    if request.path.startswith("/api"):
        body = {"type": "about:blank", "title": title, "status": error.code, "detail": detail, "code": code}
        response = Response(json.dumps(body), error.code, content_type="application/problem+json")
    else:
        response = make_response(render_template("error.html", title=title, detail=detail), error.code)
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    if error.code == HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
