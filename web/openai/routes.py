"""`/v1/models` and `/v1/chat/completions`, in the shape of OpenAI's API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from citewell.web.models.errors import RequestError, decode
from citewell.web.openai.completion import MODEL, chunks, completion
from citewell.web.openai.models import CHAT_REQUEST
from citewell.web.routes.api import count_request, json_body
from citewell.web.routes.problems import problem_document
from citewell.web.routes.urls import source_url
from citewell.web.service import service

openai = Blueprint("openai", __name__, url_prefix="/v1")
CREATED = 0
"""When the model was made, in seconds of Unix time: it is no model, so it has no date."""


@openai.get("/models")
def models() -> Response:
    return jsonify(object="list", data=[{"id": MODEL, "object": "model", "created": CREATED, "owned_by": "citewell"}])


@openai.post("/chat/completions")
def chat_completions() -> Response:
    """Answer the last question of the conversation with cited passages; those before it are its history."""
    chat = decode(CHAT_REQUEST, json_body())
    if chat.model != MODEL:
        raise RequestError("model_not_found", f"`model` should be {MODEL}, not {chat.model!r}.", "model")
    asked = chat.asked()
    count_request()
    found = service().ask(asked, asked.history or ())
    if not chat.stream:
        return jsonify(completion(found, absolute_url))
    include_usage = chat.stream_options is not None and chat.stream_options.include_usage
    sent = [*chunks(found, absolute_url, include_usage=include_usage)]
    return Response(_events(sent), content_type="text/event-stream")


def absolute_url(source: str, start_line: int, end_line: int) -> str:
    """Return the URL of cited lines with this server's address: a client shows it on a page of its own."""
    return request.host_url.rstrip("/") + source_url(source, start_line, end_line)


@openai.errorhandler(HTTPException)
def http_error(error: HTTPException) -> Response:
    problem = problem_document(error)
    response = _error(problem["status"], problem["detail"], problem["code"], problem.get("field"))
    response.headers.update((name, value) for name, value in error.get_headers() if name == "Retry-After")
    return response


@openai.errorhandler(RequestError)
def request_error(error: RequestError) -> Response:
    return _error(404 if error.code == "model_not_found" else 400, str(error), error.code, error.field or None)


def _error(status: int, message: str, code: str, field: str | None) -> Response:
    kind = "rate_limit_error" if status == 429 else "server_error" if status >= 500 else "invalid_request_error"
    response = jsonify(error={"message": message, "type": kind, "param": field, "code": code})
    response.status_code = status
    return response


def _events(sent: list[dict[str, Any]]) -> Iterator[str]:
    for chunk in sent:
        yield f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"
    yield "data: [DONE]\n\n"
