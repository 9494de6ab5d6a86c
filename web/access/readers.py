"""Who sends a request: the holder of a token, by a header, a WebSocket subprotocol or the cookie of a session."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from flask import current_app, request
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from citewell.assistant import EVERYTHING, Grant, Settings, TokenFileError, grant_of, own_grant, read_tokens
from citewell.web.access.sessions import Sessions

NAME = "citewell_access"
"""Where an application keeps its `Access`: `app.extensions[NAME]`."""
COOKIE = "citewell_session"
SUBPROTOCOL = "citewell"
"""What the server chooses of the subprotocols of a WebSocket; a browser ends a connection without a choice."""
TOKEN_SUBPROTOCOL = "citewell.token."
"""The token follows, in a second subprotocol: browsers can send no other header with a WebSocket."""
FAILURES = parse("10/minute")
"""Wrong tokens from one IP address: a person who mistypes needs three or four."""

log = logging.getLogger(__name__)


class Access:
    """The tokens and sessions of a server. Without any token, everyone may do everything."""

    def __init__(self, settings: Settings) -> None:
        """Raise `SettingsError` for a token or a file that cannot be used."""
        self.sessions = Sessions()
        self._origins = settings.origins
        self._own = (own_grant(settings.token),) if settings.token else ()
        self._file = settings.token_file
        self._stamp, self._read = _stamp(self._file), read_tokens(self._file) if self._file else ()
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    @property
    def is_open(self) -> bool:
        """Whether no token is needed."""
        return not self._own and self._file is None

    @property
    def grants(self) -> tuple[Grant, ...]:
        """The grants of all tokens, as the file is now. A file that cannot be used lets nobody in."""
        stamp = _stamp(self._file)
        if self._file and stamp != self._stamp:
            try:
                self._read = read_tokens(self._file)
            except TokenFileError as error:
                self._read = ()
                log.error("no token is accepted: %s", error)
            self._stamp = stamp
        return (*self._own, *self._read)

    @property
    def corpora(self) -> set[frozenset[str] | None]:
        """What the holders of the tokens may see, each choice once."""
        return {grant.corpora for grant in self.grants}

    @property
    def origins(self) -> frozenset[str]:
        """The sites whose pages may ask: those of the settings, and those that have a key."""
        return self._origins.union(*(grant.origins for grant in self.grants))

    def reader(self) -> Grant | None:
        """Return what the sender of this request may do; None when it sends nothing that lets it in."""
        if self.is_open:
            return EVERYTHING
        if token := sent_token():
            grant = grant_of(token, self.grants)
            return grant if grant and _comes_from(grant.origins) else None
        opened_with = self.sessions.token_of(request.cookies.get(COOKIE, "")) if _is_same_origin() else None
        return next((grant for grant in self.grants if grant.sha256 == opened_with), None)

    def sign_in(self, token: str) -> str | None:
        """Open a session for a token and return its id; None for a token that is unknown, or a public key of a site."""
        grant = grant_of(token, self.grants)
        return self.sessions.open(grant.sha256) if grant and not grant.origins else None

    def may_fail(self, address: str) -> bool:
        """Count a wrong token of an IP address. Return whether it may go on trying."""
        return self._limiter.hit(FAILURES, address)


def access() -> Access:
    """Return the access of the application that handles this request."""
    return cast(Access, current_app.extensions[NAME])


def may_ask() -> bool:
    """Return whether the sender of this request may ask questions, now: a WebSocket may be open for days."""
    reader = access().reader()
    return reader is not None and "ask" in reader.scopes


def sent_token() -> str:
    """Return the token in the headers of this request; empty without one. A token in a URL is none: URLs are logged."""
    if request.authorization and request.authorization.type == "bearer":
        return request.authorization.token or ""
    offered = request.headers.get("Sec-WebSocket-Protocol", "").split(",")
    tokens = (name.strip().removeprefix(TOKEN_SUBPROTOCOL) for name in offered if TOKEN_SUBPROTOCOL in name)
    return next(tokens, "")


def _comes_from(origins: frozenset[str]) -> bool:
    return not origins or request.headers.get("Origin", "") in origins


def _is_same_origin() -> bool:
    """Return whether no page of another origin sends this: a cookie also comes with those of sister sites."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc.lower() == request.host.lower()


def _stamp(file: Path | None) -> tuple[int, int, int] | None:
    """Return what changes whenever a file is replaced; None when it cannot be read."""
    try:
        status = file.stat() if file else None
    except OSError:
        return None
    return (status.st_ino, status.st_mtime_ns, status.st_size) if status else None
