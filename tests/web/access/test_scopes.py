"""Every address of the server says which scopes it needs."""

from __future__ import annotations

import pytest

from citewell.assistant import Settings
from citewell.web import create_app
from citewell.web.access.scopes import ADMIN, ASK, EVERY_SCOPE, READ, scopes_of
from tests.web.access.conftest import Notes


def test_every_address_is_named(corpora: Notes) -> None:
    app = create_app(corpora.tea, Settings(mcp=True, llm="http://127.0.0.1:9/v1", llm_model="model"))
    rules = [rule.rule for rule in app.url_map.iter_rules()]
    assert {"/mcp", "/api/v1/synthesis"} <= {*rules}
    unnamed = {rule for rule in rules if scopes_of(rule) == EVERY_SCOPE}
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
