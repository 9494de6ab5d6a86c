"""Answers over HTTP."""

from __future__ import annotations

from typing import Any

from citewell.web.models.answer import Answer
from citewell.web.models.question import AskQuery, AskRequest
from citewell.web.routes.encode import encode_answer
from citewell.web.routes.v1.endpoints import Endpoints
from citewell.web.service import service

ask = Endpoints("ask", __name__)


@ask.serve("POST", "/ask", takes=AskRequest, returns=Answer, counted=True)
def post(asked: AskRequest) -> dict[str, Any]:
    """Answer a question with cited passages."""
    here = service()
    return encode_answer(here.ask(asked, asked.history or ()), here.index, here.settings)


@ask.serve("GET", "/ask", takes=AskQuery, returns=Answer, counted=True)
def get(asked: AskQuery) -> dict[str, Any]:
    """Answer a question with cited passages.

    Filters are written in the question: `cache a view in:react -redis`.
    """
    return post(AskRequest(**dict(asked)))
