"""Whose progress a request of the study page is about."""

from __future__ import annotations

import re
from secrets import token_urlsafe

from flask import Response, g, request

from citewell.assistant import Progress
from citewell.web.access.readers import access
from citewell.web.routes.problems import Problem
from citewell.web.routes.security import is_loopback
from citewell.web.service import service

COOKIE = "citewell_learner"
YEAR_SECONDS = 365 * 24 * 3600
ID_BYTES = 16
NO_COOKIE = (
    "This server knows your progress by a cookie, which your browser did not send. Allow it, then reload the page."
)
_ID = re.compile(r"[\w-]{22}", re.ASCII)


def progress_of_request() -> Progress:
    """Return the progress of the token that was sent; without one, on this machine, that which the terminal has too.

    On a shared server without tokens, return that of the browser.

    Raise `Problem` when a browser that is not known there sends a rating: it keeps no cookies.
    """
    here, reader = service(), access().reader()
    if reader and not access().is_open:
        return Progress.beside(here.index.index_dir, f"token {reader.name}")
    if is_loopback(here.settings.host) and is_loopback(request.remote_addr or ""):
        return Progress.beside(here.index.index_dir)
    known = request.cookies.get(COOKIE, "")
    if not _ID.fullmatch(known):
        if request.method == "POST":
            raise Problem(403, "no_learner", NO_COOKIE)
        known = g.new_learner = token_urlsafe(ID_BYTES)
    return Progress.beside(here.index.index_dir, known)


def send_learner(response: Response) -> Response:
    """Give a browser without an id the one that this request made. The file of its progress begins with a rating."""
    if "new_learner" in g:
        secure = request.is_secure
        response.set_cookie(
            COOKIE, g.new_learner, max_age=YEAR_SECONDS, httponly=True, samesite="Strict", secure=secure
        )
    return response
