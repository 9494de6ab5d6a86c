"""Who may talk to this server, and what a page of it may do."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

from citewell.web.routes.problems import Problem
from citewell.web.settings import Settings

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
    """On a loopback address, refuse other names: a page elsewhere can point its own name here (DNS rebinding)."""
    name = urlsplit(f"//{request.host}").hostname or ""
    if is_loopback(settings.host) and name not in LOOPBACK_NAMES | settings.hosts:
        raise Problem(403, "unknown_host", "This server does not go by that name.")


def check_origin() -> None:
    """Let no other site's page ask in a person's name. Programs send no Origin and are welcome."""
    origin = request.headers.get("Origin")
    asks = request.method not in ("GET", "HEAD", "OPTIONS") or request.headers.get("Upgrade", "").lower() == "websocket"
    if asks and origin is not None and urlsplit(origin).netloc.lower() != request.host.lower():
        abort(403)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
