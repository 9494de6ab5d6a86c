"""Every address of the server says which scopes it needs."""

from __future__ import annotations

import pytest

from citewell.web.access.scopes import ADMIN, ASK, EVERY_SCOPE, READ, scopes_of
from tests.web.access.conftest import Server


def test_every_address_is_named(guarded: Server) -> None:
    unnamed = {rule.rule for rule in guarded.app.url_map.iter_rules() if scopes_of(rule.rule) == EVERY_SCOPE}
    assert unnamed == set(), "name them in web/access/scopes.py"


@pytest.mark.parametrize(
    ("rule", "scopes"),
    [
        ("/", READ),
        ("/api/ask", ASK),
        ("/api/v1/ask/stream", ASK),
        ("/api/v1/questions", READ),
        ("/admin/insights", ADMIN),
        ("/static/<path:filename>", None),
        ("/statics", EVERY_SCOPE),
        ("/api/asked", EVERY_SCOPE),
    ],
)
def test_scopes(rule: str, scopes: frozenset[str] | None) -> None:
    assert scopes_of(rule) == scopes
