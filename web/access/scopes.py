"""Which scopes each address of the server needs."""

from __future__ import annotations

import re

ASK, READ, ADMIN = frozenset({"ask"}), frozenset({"read"}), frozenset({"admin"})
OPEN = ("/healthz", "/readyz", "/login", "/logout", "/static", "/widget.js", "/embed")
"""Addresses without a token: they show nothing of the notes."""
NEEDED = {
    "/": READ,
    "/admin": ADMIN,
    "/answer": READ,
    "/api/around": READ,
    "/api/ask": ASK,
    "/api/context": ASK,
    "/api/feedback": ASK,
    "/api/lines": READ,
    "/api/passage": READ,
    "/api/questions": READ,
    "/api/related": ASK,
    "/api/sources": READ,
    "/api/study": READ,
    "/api/suggest": ASK,
    "/api/synthesis": ASK,
    "/ask": ASK,
    "/c": READ,
    "/image": READ,
    "/llms.txt": READ,
    "/markdown": READ,
    "/mcp": ASK | READ,
    "/metrics": ADMIN,
    "/openapi.json": frozenset[str](),
    "/opensearch": ASK,
    "/opensearch.xml": READ,
    "/source": READ,
    "/study": READ,
    "/v1": ASK,
    "/ws": ASK,
}
"""What an address and all below it need. An address that is named nowhere needs every scope; a test finds it."""
EVERY_SCOPE = ASK | READ | ADMIN
_VERSION = re.compile(r"^/api/v\d+(?=/)")


def scopes_of(rule: str) -> frozenset[str] | None:
    """Return the scopes that a rule of the URL map needs; None where not even a token is needed.

    A rule is such as `/source/<path:file>`. Versions of the API need the same.
    """
    path = _VERSION.sub("/api", rule)
    if any(_is_at(path, address) for address in OPEN):
        return None
    return next((needed for address, needed in NEEDED.items() if _is_at(path, address)), EVERY_SCOPE)


def _is_at(path: str, address: str) -> bool:
    return path == address or (address != "/" and path.startswith(address + "/"))
