"""The answer to a question as a page of its own, for browsers without JavaScript."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from citewell.assistant import limits
from citewell.index import without_number
from citewell.web.models.errors import decode
from citewell.web.models.question import ASK_REQUEST
from citewell.web.routes.api import count_request
from citewell.web.routes.encode import encode_answer
from citewell.web.routes.urls import whole_answer_url
from citewell.web.service import service

plain = Blueprint("plain", __name__)

SURE_CONFIDENCE = 0.7
"""From here on, an answer is said to answer. Of the judged questions over the notes that come with Citewell, 110 of 124
such answers begin with a right passage, and 47 of the 86 below it that are `answered` too."""


@plain.get("/ask")
def ask() -> str | Response:
    """Answer `?q=`, asked after the questions in `?after=`, of which there may be several."""
    question = request.args.get("q", "").strip()
    if not question:
        return redirect("/")
    asked = decode(ASK_REQUEST, {"question": question, "history": request.args.getlist("after")})
    count_request()
    here = service()
    answer = encode_answer(here.ask(asked, asked.history or ()), here.index, here.settings)
    if "opens" in answer:
        return redirect(whole_answer_url(answer["opens"]["url"]))
    return render_template(
        "answer.html",
        name=here.index.manifest.name,
        question=question,
        answer=answer,
        label=confidence_label(answer),
        after=_next_history(answer, asked.history or []),
        limits=limits,
        without_number=without_number,
        whole_answer_url=whole_answer_url,
    )


def confidence_label(answer: dict[str, Any]) -> str:
    """Return the name of the text that says how sure an answer is."""
    if answer["verdict"] != "answered":
        return str(answer["verdict"])
    return "answers" if answer["confidence"] >= SURE_CONFIDENCE else "probably_answers"


def _next_history(answer: dict[str, Any], history: list[str]) -> list[str]:
    """Return the questions that the next one is asked after; what was no question is no part of them."""
    if "reply" in answer:
        return history
    return [answer.get("subject") or answer["question"]]
