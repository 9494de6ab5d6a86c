"""Which requests are refused, and what browsers may do: DNS rebinding, other origins and CORS, headers."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from flask import Flask, Response, request

from citewell.assistant import Settings
from citewell.web.access.readers import access
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
CORS_HEADERS = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, If-None-Match, Last-Event-ID, X-Request-Id",
    "Access-Control-Expose-Headers": "ETag, Retry-After, X-Request-Id",
    "Access-Control-Max-Age": "600",
}
"""For pages of the origins that may ask. Cookies are not for them: no `Access-Control-Allow-Credentials`."""
LOOPBACK_NAMES = {"localhost", "127.0.0.1", "::1"}


def register(app: Flask, settings: Settings) -> None:
    app.after_request(add_headers)

    @app.before_request
    def guard() -> Response | None:
        check_host(settings)
        check_origin()
        return Response(status=204) if is_preflight() else None


def add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-cache")
    if access().origins:
        response.vary.add("Origin")
        if (origin := request.headers.get("Origin", "")) in access().origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers.update(CORS_HEADERS)
    return response


def check_host(settings: Settings) -> None:
    """Refuse unknown host names: another site can point its name at this server (DNS rebinding).

    On an address that other machines reach, names are known only where `CITEWELL_HOSTS` lists them.
    """
    name = urlsplit(f"//{request.host}").hostname or ""
    is_checked = is_loopback(settings.host) or (settings.hosts and not is_address(name))
    if is_checked and name not in LOOPBACK_NAMES | settings.hosts:
        raise Problem(403, "unknown_host", "This server does not answer to that host name. CITEWELL_HOSTS adds names.")


def check_origin() -> None:
    """Refuse questions that a page of another site sends. Programs send no `Origin` and are not refused."""
    origin = request.headers.get("Origin")
    if origin is not None and not origin_is_allowed(origin):
        raise Problem(403, "unknown_origin", "Pages of that site may not ask here. CITEWELL_ORIGINS adds origins.")


def origin_is_allowed(origin: str) -> bool:
    """Return whether pages of an origin may ask: those of this server, those of the settings, and those with a key."""
    return urlsplit(origin).netloc.lower() == request.host.lower() or origin in access().origins


def is_preflight() -> bool:
    """Return whether a browser asks what a page of another origin may send (CORS)."""
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def is_address(host: str) -> bool:
    """Return whether a host is named by its IP address."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
