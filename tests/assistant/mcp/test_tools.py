"""The tools, by the SDK's client."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from mcp.types import CallToolResult, TextContent

from citewell.assistant.limits import MAX_MCP_TOKENS
from citewell.assistant.mcp.notes import LatestNotes
from citewell.assistant.types import Citation
from citewell.index import count_tokens

pytestmark = pytest.mark.own_thread

Call = Callable[..., CallToolResult]


def text_of(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def json_of(result: CallToolResult) -> Any:
    return json.loads(text_of(result))


def test_search_points_and_fetch_reads_verbatim(call: Call, notes: LatestNotes) -> None:
    found = call("search", query="how long does tea brew")
    assert found.structured_content == json_of(found)
    first = found.structured_content["results"][0]
    assert set(first) == {"id", "title", "url"}
    assert first["title"] == "How long does tea brew?"
    path = notes().index.documents["tea.md"].path
    assert first["url"].startswith(f"file://{path}#L")
    read = json_of(call("fetch", id=first["id"]))
    assert (read["id"], read["url"]) == (first["id"], first["url"])
    cited = read["metadata"]
    lines = notes().index.lines["tea.md"][cited["start_line"] - 1 : cited["end_line"]]
    assert read["text"] == "\n".join(lines)
    assert "Two minutes." in read["text"]


def test_no_citation_drops_a_field(call: Call) -> None:
    wanted = {field.name for field in fields(Citation)} | {"url"}
    asked = call("ask", question="how long does tea brew")
    assert asked.meta
    assert all(set(citation) == wanted for citation in asked.meta["citations"])
    assert set(json_of(call("fetch", id="tea.md:3-7"))["metadata"]) == wanted


def test_text_is_sent_once(call: Call) -> None:
    """Claude Code and VS Code show `structuredContent` instead of `content` where there are both."""
    for result in (call("ask", question="how long does tea brew"), call("fetch", id="tea.md")):
        assert result.structured_content is None
        assert result.model_dump_json().count("Two minutes.") == 1


@pytest.mark.parametrize("id", ["Q2", "tea.md:9-11", "citewell://notes/tea.md#L9-L11"])
def test_fetch_takes_numbers_citations_and_uris(call: Call, id: str) -> None:
    assert json_of(call("fetch", id=id))["id"] == "tea.md:9-11"


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("fetch", {"id": "coffee.md:1-2"}, "no source 'coffee.md'"),
        ("fetch", {"id": "tea.md:1-999"}, "lines 1 to 11"),
        ("fetch", {"id": "citewell://notes/coffee.md"}, "no resource citewell://notes/coffee.md"),
        ("ask", {"quest": "tea"}, "`quest`"),
        ("ask", {"question": "x" * 5_000}, "at most 4000"),
        ("ask", {"question": "  "}, "`question`"),
        ("list_questions", {"offset": -1}, "`offset`"),
    ],
)
def test_a_mistake_is_explained_to_the_model(call: Call, name: str, arguments: dict[str, Any], words: str) -> None:
    result = call(name, **arguments)
    assert result.is_error
    assert words in text_of(result)


def test_ask_names_what_it_does_not_quote(call: Call) -> None:
    short = text_of(call("ask", question="verse of the saga", max_tokens=100))
    assert short.startswith("[1] [old/long saga.md:") or "\n[1] [old/long saga.md:" in short
    assert "to be read with `fetch`" in short
    assert count_tokens(text_of(call("ask", question="verse of the saga", max_tokens=8_000))) > count_tokens(short)


def test_ask_answers_small_talk_and_follow_ups(call: Call) -> None:
    assert "Ask a question" in text_of(call("ask", question="hello"))
    assert "How long does tea brew" in text_of(call("ask", question="why?", history=["how long does tea brew"]))


@pytest.mark.parametrize("id", ["old/long saga.md", "wide.md", "wide.md:5-5"])
def test_a_long_text_comes_in_parts(call: Call, notes: LatestNotes, id: str) -> None:
    """Read all parts: together they are the lines that were asked for."""
    waiting, read = [id], ""
    while waiting:
        result = call("fetch", id=waiting.pop())
        assert count_tokens(text_of(result)) <= MAX_MCP_TOKENS
        part = json_of(result)
        read += part["text"] + "\n"
        waiting += [part["metadata"]["next"]] if "next" in part["metadata"] else []
    if id.startswith("old"):
        assert read == notes().index.documents[id].text
    else:
        assert "The wide line: zqzq" in read


def test_questions_are_listed_in_order_and_in_pages(call: Call) -> None:
    everything = json_of(call("list_questions"))
    assert everything["total"] == len(everything["questions"]) == 5
    pages = [json_of(call("list_questions", offset=offset, limit=2)) for offset in (0, 2, 4)]
    assert [question for page in pages for question in page["questions"]] == everything["questions"]
    assert [page.get("next_offset") for page in pages] == [2, 4, None]
    easy = json_of(call("list_questions", text="difficulty:easy"))
    assert [(question["id"], question["difficulty"]) for question in easy["questions"]] == [("tea.md:3-7", "Easy")]


def test_equal_calls_give_equal_answers(call: Call) -> None:
    for name, arguments in (("search", {"query": "tea"}), ("ask", {"question": "tea"}), ("list_questions", {})):
        assert call(name, **arguments) == call(name, **arguments)
