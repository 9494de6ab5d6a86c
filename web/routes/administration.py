"""Who may see what the server knows of its users: whoever is at this machine, or has a token with scope `admin`."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request

from citewell.web.access.readers import access
from citewell.web.routes.problems import Problem
from citewell.web.routes.security import LOOPBACK_NAMES, is_loopback

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")
"""Headers by which a reverse proxy says that a request comes from somewhere else."""


def check_administrator() -> None:
    """Refuse a request that comes from another machine, itself or by way of a reverse proxy on this one.

    Where tokens are asked for, the scope `admin` counts instead: the guard has checked it.
    """
    if not access().is_open:
        return
    is_here = is_loopback(request.remote_addr or "") and not any(name in request.headers for name in FORWARDED)
    if not is_here or (urlsplit(f"//{request.host}").hostname or "") not in LOOPBACK_NAMES:
        raise Problem(403, "not_here", "This page is shown to browsers and programs on the server's own machine only.")
