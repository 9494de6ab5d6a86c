"""Error responses: RFC 9457 problem documents for the API, pages for browsers."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from citewell.web.models.errors import RequestError
from citewell.web.routes.request_ids import request_id

MEDIA_TYPE = "application/problem+json"
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
"""Where nothing says how long to wait."""


class Problem(HTTPException):
    """An error with a code for programs and a sentence for people."""

    def __init__(self, status: int, code: str, detail: str, field: str = "") -> None:
        super().__init__(detail)
        self.code = status
        self.problem = code
        self.field = field
        """The field or parameter of the request that is wrong, if it is one."""


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, respond)
    app.register_error_handler(RequestError, lambda error: respond(Problem(400, error.code, str(error), error.field)))


def respond(error: HTTPException) -> Response:
    """Return a problem document for a path below /api or /v1, and a page for any other."""
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    body = problem_document(error)
    if request.path.startswith(("/api", "/v1/", "/openapi.json")):
        response = Response(json.dumps(body), error.code, content_type=MEDIA_TYPE)
    else:
        page = render_template("error.html", title=body["title"], detail=body["detail"])
        response = make_response(page, error.code)
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    if error.code in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        response.headers.setdefault("Retry-After", str(RETRY_AFTER_SECONDS))
    return response


def problem_document(error: HTTPException) -> dict[str, Any]:
    """Return an error as a problem document; `web/models/problem.py` describes it."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    document: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": status.value}
    if isinstance(error, Problem):
        document |= {"detail": str(error.description), "code": error.problem}
        document |= {"field": error.field} if error.field else {}
    else:
        detail = DETAILS.get(status.value, f"{status.phrase}.")
        document |= {"detail": detail, "code": status.phrase.lower().replace(" ", "_")}
    return document | {"request_id": request_id()}
