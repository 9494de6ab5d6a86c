"""Let a request in when its sender may do what it asks for."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Flask, redirect, request
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from citewell.web.access.readers import COOKIE, access, sent_token
from citewell.web.access.scopes import scopes_of
from citewell.web.routes.problems import Problem


def register(app: Flask) -> None:
    app.before_request(check_access)
    app.after_request(keep_private)
    app.context_processor(lambda: {"reader_name": reader_name()})


def check_access() -> Response | None:
    """Refuse a request whose sender may not do what it asks for. A browser without a session is led to the log-in.

    An address that is not there is refused as any other, and found missing only by those who were let in.
    """
    needed = scopes_of(request.url_rule.rule) if request.url_rule else frozenset[str]()
    if access().is_open or needed is None:
        return None
    reader = access().reader()
    if reader is None:
        if sent_token() and not access().may_fail(request.remote_addr or ""):
            raise TooManyRequests
        if is_page_view():
            return redirect("/login?" + urlencode({"next": request.full_path.rstrip("?")}), 303)
        raise Unauthorised
    if missing := needed - reader.scopes:
        raise Problem(403, "missing_scope", f"This token is not for that. It lacks: {', '.join(sorted(missing))}.")
    return None


def keep_private(response: Response) -> Response:
    """Keep caches from showing one reader what another one asked for."""
    if not access().is_open and request.endpoint != "static":
        response.vary.update(("Authorization", "Cookie"))
    return response


def reader_name() -> str:
    """Return the name of the token that was sent, for pages to show; empty where none is asked for."""
    reader = access().reader()
    return reader.name if reader else ""


def is_page_view() -> bool:
    """Return whether a browser opens a page, rather than a program or a script that asks for something."""
    is_api = request.path.startswith(("/api", "/v1", "/mcp"))
    return request.method == "GET" and not is_api and "text/html" in request.headers.get("Accept", "")


class Unauthorised(Problem):
    """The request comes with nothing that lets its sender in."""

    def __init__(self) -> None:
        wrong = bool(sent_token() or request.cookies.get(COOKIE))
        said = "The token or session is not accepted here." if wrong else "This server asks for a token."
        super().__init__(401, "unauthorised", f"{said} Send `Authorization: Bearer TOKEN`, or log in at /login.")

    def get_headers(self, *where: Any, **more: Any) -> list[tuple[str, str]]:
        """Return the headers of the response; RFC 9110, 15.5.2, wants one that says how to be let in."""
        return [*super().get_headers(*where, **more), ("WWW-Authenticate", 'Bearer realm="citewell"')]
