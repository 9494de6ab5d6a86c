"""Over MCP too, a reader of one corpus sees what a server of that corpus alone would show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.assistant.tokens import add_token
from citewell.web import create_app
from tests.web.access.conftest import GRANTS, Notes

pytestmark = pytest.mark.own_thread
MESSAGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("tools/call", {"name": "search", "arguments": {"query": "what is a keel"}}),
    ("tools/call", {"name": "ask", "arguments": {"question": "kel planks tar"}}),
    ("tools/call", {"name": "fetch", "arguments": {"id": "ships/keel.md:1-2"}}),
    ("tools/call", {"name": "fetch", "arguments": {"id": "Q3"}}),
    ("tools/call", {"name": "fetch", "arguments": {"id": "tea/green.md"}}),
    ("tools/call", {"name": "list_questions", "arguments": {}}),
    ("resources/list", {}),
    ("resources/read", {"uri": "citewell://ships/keel.md"}),
    (
        "completion/complete",
        {
            "ref": {"type": "ref/resource", "uri": "citewell://{corpus}/{+path}"},
            "argument": {"name": "corpus", "value": ""},
        },
    ),
)


def test_a_reader_of_one_corpus_learns_nothing_of_another(corpora: Notes, tmp_path: Path) -> None:
    token_file = tmp_path / "tokens.json"
    token = add_token(token_file, GRANTS[0])
    settings = Settings(index_dir=corpora.both.index_dir, host="0.0.0.0", token_file=token_file, mcp=True)
    guarded = create_app(corpora.both, settings).test_client()
    alone = create_app(corpora.tea, Settings(index_dir=corpora.tea.index_dir, mcp=True)).test_client()
    for method, params in MESSAGES:
        assert sent(guarded, method, params, token) == sent(alone, method, params), (method, params)
    assert guarded.post("/mcp", json={}).status_code == 401


def sent(client: FlaskClient, method: str, params: dict[str, Any], token: str = "") -> str:
    """Return what is answered to a message."""
    headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    answer = client.post("/mcp", json=body, headers=headers)
    assert answer.status_code == 200
    return answer.text
