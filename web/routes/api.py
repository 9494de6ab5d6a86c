"""The HTTP API: the same answers as the page gets, for programs."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import TooManyRequests, UnsupportedMediaType

from citewell.assistant import list_questions, neighbours, surroundings
from citewell.web.routes.feedback import decode_vote, keep
from citewell.web.routes.lines import requested
from citewell.web.routes.problems import Problem
from citewell.web.routes.requests import BadAsking, decode
from citewell.web.run.service import service

api = Blueprint("api", __name__)


@api.post("/api/ask")
def ask() -> Response:
    here = service()
    try:
        asking = decode(_body())
    except BadAsking as error:
        raise Problem(400, error.code, str(error)) from error
    if not here.allows(request.remote_addr or ""):
        raise TooManyRequests
    return jsonify(here.ask(asking, asking.history or ()))


@api.get("/api/questions")
def questions() -> Response:
    return jsonify(list_questions(service().index))


@api.get("/api/suggest")
def suggest() -> Response:
    return jsonify([asdict(found) for found in service().suggestions.match(request.args.get("q", ""))])


@api.get("/api/around/<path:file>")
def around(file: str) -> Response:
    """The next larger thing around `?lines=`, the lines of `?mark=` marked, and the definitions beside it."""
    index = service().index
    document = index.documents.get(file) or abort(404)
    span = requested("lines", document) or abort(400)
    mark = requested("mark", document)
    found = surroundings(index, document, span, marks=(mark,) if mark else ())
    return jsonify(larger=asdict(found) if found else None, siblings=neighbours(index, file, span))


@api.post("/api/feedback")
def feedback() -> tuple[Response, int]:
    here = service()
    try:
        vote = decode_vote(_body())
    except BadAsking as error:
        raise Problem(400, error.code, str(error)) from error
    if vote.source not in here.index.documents:
        raise Problem(400, "unknown_source", "There is no such document.")
    if not here.allows(request.remote_addr or ""):
        raise TooManyRequests
    keep(vote, here.settings.feedback_file)
    return jsonify(status="kept"), 201


@api.get("/healthz")
def alive() -> Response:
    return jsonify(status="alive")


@api.get("/readyz")
def ready() -> Response:
    here = service()
    counts = {
        "documents": len(here.index.documents),
        "questions": len(here.index.questions),
        "chunks": len(here.index.chunks),
    }
    return jsonify(status="ready", refused=here.refused or None, **counts)


def _body() -> dict[str, object]:
    if not request.is_json:
        raise UnsupportedMediaType
    try:
        body = request.get_json()
    except RecursionError:
        body = None
    if not isinstance(body, dict):
        raise Problem(400, "not_an_object", 'The body is a JSON object: {"question": "..."}.')
    return body
