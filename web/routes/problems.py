"""What went wrong, in words: a page for people, an RFC 9457 problem document for programs."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

WORDS = {
    400: "The request cannot be understood.",
    403: "This request comes from another site, so it was not answered.",
    404: "There is nothing here.",
    405: "This address does not take that method.",
    413: "The request is too large.",
    415: "Send JSON, with the header Content-Type: application/json.",
    429: "That is a lot of questions at once. Wait a moment, then ask again.",
    500: "Something went wrong here. It was not your doing; try again.",
    503: "The index is not loaded yet.",
}


class Problem(HTTPException):
    """An error that has its own words."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = status
        self.problem = code


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, respond)


def respond(error: HTTPException) -> Response:
    """Answer with a problem document below /api, with a page elsewhere."""
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    title = HTTPStatus(error.code).phrase
    own = isinstance(error, Problem)
    detail = str(error.description) if own else WORDS.get(error.code, title)
    if request.path.startswith("/api"):
        code = error.problem if isinstance(error, Problem) else title.lower().replace(" ", "_")
        body = {"type": "about:blank", "title": title, "status": error.code, "detail": detail, "code": code}
        response = Response(json.dumps(body), error.code, content_type="application/problem+json")
    else:
        response = make_response(render_template("error.html", title=title, detail=detail), error.code)
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    if error.code == 429:
        response.headers["Retry-After"] = "5"
    return response
