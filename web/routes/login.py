"""The log-in page: a token opens a session, which a cookie names."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from citewell.web.access.readers import COOKIE, access
from citewell.web.access.sessions import SESSION_SECONDS

login = Blueprint("login", __name__)

MAX_TOKEN_CHARS = 1_000
"""Far more than a token has; a digest of more would cost time."""


@login.get("/login")
def page() -> Response:
    return _page()


@login.post("/login")
def sign_in() -> Response:
    """Open a session for the token of the form, and lead back to the page that was asked for."""
    session = access().sign_in(request.form.get("token", "")[:MAX_TOKEN_CHARS].strip())
    if session is None:
        if not access().may_fail(request.remote_addr or ""):
            raise TooManyRequests
        return _page(failed=True)
    response = redirect(_next(), 303)
    response.set_cookie(
        COOKIE, session, max_age=SESSION_SECONDS, secure=request.is_secure, httponly=True, samesite="Strict"
    )
    return response


@login.post("/logout")
def sign_out() -> Response:
    """End the session of this browser."""
    access().sessions.close(request.cookies.get(COOKIE, ""))
    response = redirect("/login", 303)
    response.delete_cookie(COOKIE, secure=request.is_secure, httponly=True, samesite="Strict")
    return response


def _page(failed: bool = False) -> Response:
    html = render_template("login.html", failed=failed, next=_next())
    response = make_response(html, 403 if failed else 200)
    response.headers["Referrer-Policy"] = "same-origin"  # with no-referrer, a form is sent with the origin `null`
    response.headers["Cache-Control"] = "no-store"
    return response


def _next() -> str:
    """Return the page to go to after the log-in. Another site is none: a link to the log-in could lead there."""
    path = request.values.get("next", "/")
    return path if path.startswith("/") and path[1:2] not in ("/", "\\") and path.isprintable() else "/"
