"""Answers over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from citewell.web.models.answer import Answer, AnswerEnd, AnswerVerdict, Passage, ResponseModel
from citewell.web.models.question import AskQuery, AskRequest
from citewell.web.routes.encode import encode_answer
from citewell.web.routes.v1.endpoints import Endpoints
from citewell.web.routes.v1.events import LAST, Event
from citewell.web.service import service

EVENTS: dict[str, type[ResponseModel]] = {"verdict": AnswerVerdict, "passage": Passage, LAST: AnswerEnd}

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


@ask.serve("GET", "/ask/stream", takes=AskQuery, events=EVENTS, counted=True)
def stream(asked: AskQuery) -> Iterator[Event]:
    """Answer a question as server-sent events: `verdict`, a `passage` for each, `done`.

    Together their data are the answer that `ask` returns. An error is the event `problem`, after which the stream ends.
    Close the stream after `done`. A client that reconnects with `Last-Event-ID` gets the events that it does not have.
    """
    answer = post(AskRequest(**dict(asked)))
    passages = answer.pop("passages")
    yield "verdict", {name: value for name, value in answer.items() if name in AnswerVerdict.model_fields}
    for passage in passages:
        yield "passage", passage
    yield "done", {name: value for name, value in answer.items() if name in AnswerEnd.model_fields}
