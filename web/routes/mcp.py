"""MCP over streamable HTTP: one POST is one message, answered as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, request

from citewell.assistant import Answer, Notes, answer_post
from citewell.web.models.question import AskRequest
from citewell.web.routes.api import count_request
from citewell.web.routes.urls import source_url
from citewell.web.service import service

mcp = Blueprint("mcp", __name__)


@mcp.post("/mcp")
def message() -> Response:
    """Answer a message. No session is kept, so there is nothing to GET or to DELETE."""
    count_request()
    here, server = service(), request.host_url.rstrip("/")

    def ask(question: str, history: Sequence[str], limit: int) -> Answer:
        return here.ask(AskRequest(question=question, limit=limit), history)

    def link(source: str, start_line: int, end_line: int) -> str:
        return server + source_url(source, start_line, end_line)

    answered = answer_post(Notes(here.index, ask, link), request.headers, request.get_data())
    return Response(answered.body, answered.status, answered.headers)
