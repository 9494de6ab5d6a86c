"""Documents as resources, by the SDK's client."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from mcp import MCPError
from mcp.types import ResourceTemplateReference, TextResourceContents

from citewell.assistant.limits import MAX_MCP_TOKENS
from citewell.assistant.mcp.notes import LatestNotes
from citewell.assistant.mcp.resources import TEMPLATE, list_resources, read_resource
from citewell.index import count_tokens
from tests.assistant.mcp.conftest import TEA, Do

pytestmark = pytest.mark.own_thread

WithClient = Callable[[Do], Any]
URIS = [
    "citewell://notes/old/long%20saga.md",
    "citewell://react/hooks.md",
    "citewell://notes/tea.md",
    "citewell://notes/wide.md",
]


def test_documents_are_listed_in_order(with_client: WithClient) -> None:
    listed = with_client(lambda client: client.list_resources())
    assert [resource.uri for resource in listed.resources] == URIS
    templates = with_client(lambda client: client.list_resource_templates())
    assert [template.uri_template for template in templates.resource_templates] == ["citewell://{corpus}/{+path}"]


def test_lists_continue_after_a_cursor(notes: LatestNotes) -> None:
    after = list_resources(notes().index, "react/hooks.md")
    assert [resource.uri for resource in after.resources] == URIS[2:]


@pytest.mark.parametrize(
    ("uri", "text"),
    [("citewell://notes/tea.md", TEA.rstrip("\n")), ("citewell://notes/tea.md#L11-L11", "Hot.")],
)
def test_a_document_is_read_verbatim(with_client: WithClient, uri: str, text: str) -> None:
    (content,) = with_client(lambda client: client.read_resource(uri)).contents
    assert (content.uri, content.mime_type, content.text) == (uri, "text/markdown", text)


def test_a_long_document_names_its_rest(notes: LatestNotes) -> None:
    uri, texts = URIS[0], list[str]()
    while uri:
        contents = read_resource(uri, notes().index).contents
        read = [content.text for content in contents if isinstance(content, TextResourceContents)]
        assert sum(map(count_tokens, read)) <= MAX_MCP_TOKENS
        texts.append(read[0])
        uri = contents[1].uri if len(contents) > 1 else ""
    assert len(texts) > 1
    assert "\n".join(texts) == notes().index.documents["old/long saga.md"].text.rstrip("\n")


@pytest.mark.parametrize(
    "uri", ["citewell://notes/no.md", "citewell://react/tea.md", "file:///etc/passwd", "citewell://notes/../x"]
)
def test_nothing_else_can_be_read(with_client: WithClient, uri: str) -> None:
    with pytest.raises(MCPError, match="no resource"):
        with_client(lambda client: client.read_resource(uri))


@pytest.mark.parametrize(
    ("argument", "typed", "corpus", "values"),
    [
        ("corpus", "", "", ["notes", "react"]),
        ("corpus", "re", "", ["react"]),
        ("path", "", "react", ["hooks.md"]),
        ("path", "T", "", ["tea.md"]),
        ("path", "saga", "notes", ["old/long saga.md"]),
    ],
)
def test_names_are_completed(
    with_client: WithClient, argument: str, typed: str, corpus: str, values: list[str]
) -> None:
    template = ResourceTemplateReference(uri=TEMPLATE.uri_template)
    known = {"corpus": corpus} if corpus else None
    found = with_client(lambda client: client.complete(template, {"name": argument, "value": typed}, known))
    assert found.completion.values == values
