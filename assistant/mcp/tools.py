"""The tools: `search` and `fetch` as ChatGPT and others expect them, `ask`, and `list_questions`.

The text of the notes is sent once, in `content`. `structuredContent` holds only pointers, and only where a result is
nothing else: Claude Code and VS Code show a model either of the two, and take `structuredContent` where there is one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mcp.types import CallToolResult, TextContent, Tool, ToolAnnotations
from pydantic import ValidationError

from citewell.assistant.limits import DEFAULT_PASSAGES
from citewell.assistant.mcp.answers import format_answer
from citewell.assistant.mcp.arguments import (
    Arguments,
    AskArguments,
    FetchArguments,
    ListQuestionsArguments,
    SearchArguments,
)
from citewell.assistant.mcp.budget import fitting
from citewell.assistant.mcp.notes import Notes
from citewell.assistant.mcp.places import UnknownPlace, find, place_id
from citewell.assistant.show.question_search import find_questions
from citewell.assistant.show.quote import citation_of
from citewell.assistant.types import Citation
from citewell.index import without_number


def call(name: str, arguments: dict[str, Any], notes: Notes) -> CallToolResult:
    """Return the result of a tool; an error that the model can correct is a result too. Raise `KeyError` without it."""
    tool = TOOLS[name]
    try:
        return tool.run(tool.arguments.model_validate(arguments), notes)
    except ValidationError as error:
        problems = [f"`{'.'.join(map(str, each['loc']))}`: {each['msg']}" for each in error.errors(include_url=False)]
        return _text("; ".join(problems), is_error=True)
    except UnknownPlace as error:
        return _text(str(error), is_error=True)


def tools() -> list[Tool]:
    """Return the tools as clients list them."""
    return [
        Tool(
            name=name,
            title=tool.title,
            description=tool.description,
            input_schema=tool.arguments.schema_of(),
            annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
        )
        for name, tool in TOOLS.items()
    ]


def search(arguments: SearchArguments, notes: Notes) -> CallToolResult:
    """Return pointers to the passages that answer, best first."""
    found = notes.ask(arguments.query, (), DEFAULT_PASSAGES)
    results = [
        {
            "id": str(cited),
            "title": _title(cited),
            "url": _url(cited, notes),
        }
        for cited in (passage.citation for passage in found.passages)
    ]
    return _pointers({"results": results})


def fetch(arguments: FetchArguments, notes: Notes) -> CallToolResult:
    """Return the text of a place, verbatim, with its citation; of a long one the beginning, and the id of the rest."""
    document, span = find(arguments.id, notes.index)
    part = fitting(notes.index.lines[document.source], span)
    cited = citation_of(notes.index, document.source, part.span)
    title = cited.question or document.source
    metadata = cited.to_dict(notes.link)
    metadata |= {"next": place_id(document.source, part.rest)} if part.rest else {}
    metadata |= {"cut": "only the beginning of this long line"} if part.is_cut else {}
    return _text(
        _json({"id": str(cited), "title": title, "text": part.text, "url": metadata["url"], "metadata": metadata})
    )


def ask(arguments: AskArguments, notes: Notes) -> CallToolResult:
    """Return the answer as text; its citations, for programs, beside it."""
    found = notes.ask(arguments.question, arguments.history, DEFAULT_PASSAGES)
    meta = {
        "verdict": found.verdict,
        "confidence": found.confidence,
        "citations": [passage.citation.to_dict(notes.link) for passage in found.passages],
    }
    return _text(format_answer(found, notes.index, notes.link, arguments.max_tokens), meta)


def list_questions(arguments: ListQuestionsArguments, notes: Notes) -> CallToolResult:
    """Return the questions of the notes, in their order."""
    found = find_questions(arguments.text, notes.index)
    end = arguments.offset + arguments.limit
    listed = [
        {"id": place_id(question.source, question.span), "title": question.title}
        | ({"difficulty": question.difficulty} if question.difficulty else {})
        for question in found[arguments.offset : end]
    ]
    next_offset = {"next_offset": end} if end < len(found) else {}
    return _pointers({"questions": listed, "total": len(found)} | next_offset)


@dataclass(frozen=True, slots=True)
class _Tool:
    title: str
    description: str
    arguments: type[Arguments]
    run: Callable[[Any, Notes], CallToolResult]


TOOLS = {
    "search": _Tool(
        "Search the notes",
        "Find the passages of the notes that answer a question or match keywords. Returns ids, titles and URLs, best "
        "first; `fetch` reads one.",
        SearchArguments,
        search,
    ),
    "fetch": _Tool(
        "Read a passage of the notes",
        "Read a passage, a question with its whole answer, or a document, verbatim. A long text comes in parts: "
        "`metadata.next` is the id of the next one.",
        FetchArguments,
        fetch,
    ),
    "ask": _Tool(
        "Ask the notes",
        "Answer a question with passages of the notes, quoted verbatim and cited as file:first-last line. Says so when "
        "the notes do not cover it.",
        AskArguments,
        ask,
    ),
    "list_questions": _Tool(
        "List the questions of the notes",
        "List the questions that the notes answer, all of them or those with certain words.",
        ListQuestionsArguments,
        list_questions,
    ),
}


def _title(cited: Citation) -> str:
    """Return the question that a passage answers, and what in its answer the passage is."""
    part = cited.heading_path[-1]
    return without_number(cited.question) + (f" > {part}" if part != cited.question else "")


def _url(cited: Citation, notes: Notes) -> str:
    return notes.link(cited.source, cited.start_line, cited.end_line)


def _pointers(value: dict[str, Any]) -> CallToolResult:
    """Return a result that is nothing but pointers, as JSON text and as the same value."""
    text = _json(value)
    return CallToolResult(content=[TextContent(text=text)], structured_content=json.loads(text))


def _text(text: str, meta: dict[str, Any] | None = None, *, is_error: bool = False) -> CallToolResult:
    meta = json.loads(_json(meta)) if meta else None
    return CallToolResult(content=[TextContent(text=_well_formed(text))], is_error=is_error, _meta=meta)


def _json(value: dict[str, Any]) -> str:
    return _well_formed(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _well_formed(text: str) -> str:
    """Replace what is no UTF-8: file names may hold such bytes."""
    return text.encode("utf-8", "replace").decode()
