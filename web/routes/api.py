"""What the page asks for besides the HTTP API: surroundings, cited lines, votes; and the health of the server."""

from __future__ import annotations

import json
from dataclasses import asdict

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import TooManyRequests, UnsupportedMediaType

from citewell.assistant import append_vote, language_at, neighbours, surroundings, whole_answer
from citewell.index import text_of
from citewell.web.access.readers import access
from citewell.web.models.errors import RequestError, decode
from citewell.web.models.vote import VOTE_REQUEST
from citewell.web.routes.encode import with_urls
from citewell.web.routes.lines import lines_argument
from citewell.web.service import service

api = Blueprint("api", __name__)


@api.get("/api/around/<path:file>")
def around(file: str) -> Response:
    """Return the next larger part of a source around `?lines=`, with `?mark=` marked, and the definitions beside it."""
    index = service().index
    document = index.documents.get(file) or abort(404)
    span = lines_argument("lines", document) or abort(400)
    mark = lines_argument("mark", document)
    larger = surroundings(index, document, span, marks=(mark,) if mark else ())
    encoded = asdict(larger) | {"html": with_urls(larger.html, document, index)} if larger else None
    return jsonify(larger=encoded, siblings=neighbours(index, file, span))


@api.get("/api/lines/<path:file>")
def cited_lines(file: str) -> Response:
    """Return `?lines=` of a source, verbatim, with what a citation of them says."""
    index = service().index
    document = index.documents.get(file) or abort(404)
    span = lines_argument("lines", document) or abort(400)
    whole = whole_answer(index, file, span)
    language = language_at(document, span)
    return jsonify(
        source=file,
        start_line=span.start,
        end_line=span.end,
        heading_path=[whole.question.title] if whole else [],
        kind="prose" if language == "markdown" else "code",
        language=language,
        text=text_of(index.lines[file], span),
    )


@api.post("/api/feedback")
def feedback() -> tuple[Response, int]:
    vote = decode(VOTE_REQUEST, json_body()).to_vote()
    if vote.source not in service().index.documents:
        raise RequestError("unknown_source", "`source` is not a document of the index.", "source")
    count_request()
    append_vote(vote, service().settings.feedback_file)
    return jsonify(status="kept"), 201


@api.get("/healthz")
def alive() -> Response:
    return jsonify(status="alive")


@api.get("/readyz")
def ready() -> Response:
    """Say whether questions are answered. What is in the index is told only to those who may see it."""
    if access().reader() is None:
        return jsonify(status="ready")
    index, refused = service().index, service().refused
    return jsonify(
        status="ready",
        refused=refused or None,
        documents=len(index.documents),
        questions=index.question_count,
        sections=index.section_count,
        chunks=len(index.chunks),
    )


def json_body() -> dict[str, object]:
    """Return the JSON object in the body of the request."""
    if not request.is_json:
        raise UnsupportedMediaType
    try:
        body = json.loads(request.get_data(), parse_float=_number)
    except (ValueError, RecursionError) as error:
        raise RequestError("not_json", "The body is not JSON in UTF-8.") from error
    if not isinstance(body, dict):
        raise RequestError("not_an_object", 'The body should be a JSON object such as {"question": "..."}.')
    return body


def _number(text: str) -> float:
    """Return a number with a fraction or an exponent; `19.0` is a whole number, as JSON Schema has it."""
    number = float(text)
    return int(number) if number.is_integer() else number


def count_request() -> None:
    """Count a question of the address that sent this request. Raise `TooManyRequests` when it is above the rate."""
    address = request.remote_addr or ""
    if not service().allows(address):
        raise TooManyRequests(retry_after=service().retry_after(address))
