"""Which requests are refused, and what a browser may do with the pages: DNS rebinding, other origins, headers."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

from citewell.assistant import Settings
from citewell.web.routes.problems import Problem

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK_NAMES = {"localhost", "127.0.0.1", "::1"}


def register(app: Flask, settings: Settings) -> None:
    app.after_request(add_headers)

    @app.before_request
    def guard() -> None:
        check_host(settings)
        check_origin()


def add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def check_host(settings: Settings) -> None:
    """On a loopback address, refuse other host names: another site can point its name at it (DNS rebinding)."""
    name = urlsplit(f"//{request.host}").hostname or ""
    if is_loopback(settings.host) and name not in LOOPBACK_NAMES | settings.hosts:
        raise Problem(403, "unknown_host", "This server does not answer to that host name. CITEWELL_HOSTS adds names.")


def check_origin() -> None:
    """Refuse questions that a page of another site sends. Programs send no `Origin` and are not refused."""
    origin = request.headers.get("Origin")
    is_socket = request.headers.get("Upgrade", "").lower() == "websocket"
    asks = is_socket or request.method not in ("GET", "HEAD", "OPTIONS")
    if asks and origin is not None and urlsplit(origin).netloc.lower() != request.host.lower():
        abort(403)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
