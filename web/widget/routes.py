"""Citewell inside pages of other sites: `/widget.js`, which they load, and `/embed`, which it shows in a frame."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, make_response, render_template

from citewell.assistant import limits
from citewell.web.access.readers import access
from citewell.web.routes.plain import SURE_CONFIDENCE
from citewell.web.routes.security import HEADERS

widget = Blueprint("widget", __name__)

POLICY = "Content-Security-Policy"


@widget.get("/widget.js")
def script() -> Response:
    """Send the script that other sites load. Its URL stands in their pages, so it holds no version."""
    response = current_app.send_static_file("widget.js")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@widget.get("/embed")
def embed() -> Response:
    """Show the chat alone. Only pages of this server, and of the sites whose pages may ask, may frame it."""
    origins = sorted(access().origins)
    response = make_response(render_template("embed.html", origins=origins, limits=limits, sure=SURE_CONFIDENCE))
    ancestors = " ".join(["frame-ancestors 'self'", *origins])
    response.headers[POLICY] = HEADERS[POLICY].replace("frame-ancestors 'none'", ancestors)
    return response
