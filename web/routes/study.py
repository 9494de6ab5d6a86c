"""The study page and its API."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from flask import Blueprint, Response, jsonify, render_template, request

from citewell.assistant import (
    Card,
    Progress,
    ProgressError,
    Rating,
    ReviewedMeanwhile,
    Scope,
    cards_in,
    cards_of,
    choices_among,
    encode_sitting,
    limits,
    rate_card,
    sitting_of,
)
from citewell.web.models.errors import decode
from citewell.web.models.review import REVIEW_REQUEST, UNDO_REQUEST
from citewell.web.routes.api import count_request, json_body
from citewell.web.routes.encode import with_urls
from citewell.web.routes.learner import progress_of_request, send_learner
from citewell.web.routes.problems import Problem
from citewell.web.routes.urls import source_url
from citewell.web.service import service

study = Blueprint("study", __name__)
study.after_request(send_learner)
log = logging.getLogger(__name__)


@study.get("/study")
def page() -> str:
    return render_template(
        "study.html", scope=_scope(), choices=choices_among(cards_of(service().index)), limits=limits
    )


@study.get("/api/study")
def sitting() -> Response:
    """Return the counts and the card to answer now among those of a scope.

    Cards with the keys in `?skip=` are left out; the one with the key in `?card=` is returned whatever is due.
    """
    count_request()
    index = service().index

    def resolve(html: str, card: Card) -> str:
        return with_urls(html, index.documents[card.question.source], index)

    skipped = set(request.args.get("skip", "").split(","))
    wanted = request.args.get("card", "")
    with _progress() as progress:
        found = sitting_of(cards_in(_scope(), index), index, progress, datetime.now().astimezone(), skipped, wanted)
    return jsonify(encode_sitting(found, index, source_url, resolve))


@study.post("/api/study")
def rate() -> tuple[Response, int]:
    """Store a rating of a card."""
    review = decode(REVIEW_REQUEST, json_body())
    count_request()
    with _progress() as progress:
        try:
            memory = rate_card(review.key, Rating(review.rating), review.reviews, service().index, progress)
        except LookupError:
            raise Problem(404, "unknown_card", "The notes have no such question now.") from None
    return jsonify(due=memory.due.isoformat(), reviews=memory.reviews), 201


@study.post("/api/study/undo")
def undo() -> Response:
    """Take back the last rating of a card."""
    taken_back = decode(UNDO_REQUEST, json_body())
    count_request()
    with _progress() as progress:
        progress.undo(taken_back.key, taken_back.reviews)
    return jsonify(status="taken back")


def _scope() -> Scope:
    """Return what this request asks for; its names are those of the form on the page."""
    names = ("q", "corpus", "section", "difficulty")
    return Scope(*(request.args.get(name, "")[: limits.MAX_QUESTION_CHARS].strip() for name in names))


@contextmanager
def _progress() -> Iterator[Progress]:
    """Give the progress of this request; report one that cannot be used to the log, with its path."""
    try:
        yield progress_of_request()
    except ReviewedMeanwhile as meanwhile:
        raise Problem(409, "reviewed_meanwhile", f"{meanwhile}.") from meanwhile
    except ProgressError as error:
        log.error("%s", error)
        raise Problem(500, "progress_unusable", "The progress cannot be read or written; the log says why.") from error
