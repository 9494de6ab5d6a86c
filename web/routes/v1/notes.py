"""The notes themselves over HTTP: their questions, suggestions, sources and lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from citewell.assistant import citation_of, is_unchanged, list_questions, quote, related_to
from citewell.index import Span
from citewell.web.models.answer import QuotedLines
from citewell.web.models.notes import (
    PassageQuery,
    Question,
    RelatedQuery,
    RelatedQuestion,
    Source,
    Suggestion,
    SuggestQuery,
)
from citewell.web.routes.encode import encode_citation, with_urls
from citewell.web.routes.problems import Problem
from citewell.web.routes.urls import answer_url, source_url
from citewell.web.routes.v1.endpoints import Endpoints
from citewell.web.service import service

notes = Endpoints("notes", __name__)


@notes.serve("GET", "/questions", returns=list[Question])
def questions() -> list[dict[str, Any]]:
    """List the questions of the notes, in the order of the files."""
    return list_questions(service().index)


@notes.serve("GET", "/suggest", takes=SuggestQuery, returns=list[Suggestion])
def suggest(asked: SuggestQuery) -> list[dict[str, Any]]:
    """List at most seven questions and definitions for what was typed so far, typing errors allowed."""
    found = service().suggestions.match(asked.q)
    return [asdict(each) | {"url": answer_url(each.source, each.start_line, each.end_line)} for each in found]


@notes.serve("GET", "/related", takes=RelatedQuery, returns=list[RelatedQuestion], counted=True)
def related(asked: RelatedQuery) -> list[dict[str, Any]]:
    """List the questions of the notes that are nearest to a question, the nearest first."""
    here = service()
    found = related_to(asked.question, asked.history or (), here.index, asked.limit)
    return [
        {
            "title": question.title,
            "difficulty": question.difficulty,
            "section": question.section,
            "citation": encode_citation(
                citation_of(here.index, question.source, question.span), here.index, here.settings
            ),
        }
        for question in found
    ]


@notes.serve("GET", "/sources", returns=list[Source], counted=True)
def sources() -> list[dict[str, Any]]:
    """List the files of the notes."""
    index = service().index
    counts = Counter(question.source for question in index.questions if question.listed)
    return [
        {
            "source": source,
            "title": document.front_matter.title,
            "language": document.language,
            "lines": len(index.lines[source]),
            "questions": counts[source],
            "sha256": document.sha256,
            "verified": is_unchanged(document),
            "url": source_url(source, 1, max(1, len(index.lines[source]))),
        }
        for source, document in index.documents.items()
    ]


@notes.serve("GET", "/passage", takes=PassageQuery, returns=QuotedLines, counted=True, problems=(404,))
def passage(asked: PassageQuery) -> dict[str, Any]:
    """Quote lines of a source, verbatim, with their citation.

    Any lines can be quoted, such as those of a citation that was kept, to see whether they are still there.
    """
    here = service()
    document = here.index.documents.get(asked.source)
    if document is None:
        raise Problem(404, "unknown_source", "`source` is not a file of the notes.", "source")
    lines, last = len(here.index.lines[asked.source]), asked.end_line or asked.start_line
    if not asked.start_line <= last <= lines:
        raise Problem(
            404,
            "unknown_lines",
            f"There are no lines {asked.start_line} to {last}: this source has lines 1 to {lines}.",
            "start_line" if asked.start_line > min(last, lines) else "end_line",
        )
    quoted = quote(here.index, asked.source, Span(asked.start_line, last))
    return {
        "kind": quoted.kind,
        "language": quoted.language,
        "text": quoted.text,
        "html": with_urls(quoted.html, document, here.index),
        "citation": encode_citation(quoted.citation, here.index, here.settings),
    }
