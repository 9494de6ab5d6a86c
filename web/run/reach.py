"""Whether a server may start: one that other machines reach lets everyone in only when it was told to."""

from __future__ import annotations

from citewell.assistant import Settings, SettingsError, own_grant, read_tokens
from citewell.web.routes.security import is_loopback


def check_reach(settings: Settings) -> None:
    """Raise `SettingsError` when other machines reach the server and nothing says who is let in.

    Raise it also for tokens that cannot be used, and for tokens together with `--no-auth`.
    """
    if settings.token_file:
        read_tokens(settings.token_file)
    if settings.token:
        own_grant(settings.token)
    asks_for_token = settings.token_file is not None or settings.token != ""
    if asks_for_token and settings.no_auth:
        raise SettingsError("--no-auth lets everyone in, and a token only some: leave one of them out")
    if not (is_loopback(settings.host) or asks_for_token or settings.no_auth):
        raise SettingsError(
            f"other machines can reach {settings.host}; say who is let in with --token-file FILE or CITEWELL_TOKEN, "
            "or let everyone in with --no-auth"
        )
