"""The pages to read in: a source, and the whole answer to one question.

A page holds the part around the cited lines. The script of the page fetches the rest, and without it links lead there.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, abort, redirect, render_template
from markupsafe import Markup
from werkzeug.wrappers import Response

from citewell.assistant import Entry, WholeAnswer, document_html, is_unchanged, part_around, whole_answer
from citewell.index import Document, Question, Span, without_number
from citewell.web.machines.markdown import markdown_response, wants_markdown
from citewell.web.routes.encode import with_urls
from citewell.web.routes.line_links import with_line_links
from citewell.web.routes.lines import lines_argument
from citewell.web.routes.urls import ANSWER_RULE, SOURCE_RULE, answer_url, markdown_url, source_url
from citewell.web.service import service

reading = Blueprint("reading", __name__)

BEFORE_LINES, AFTER_LINES = 8, 60
"""What a page holds around the first cited line: two screens of a phone, with the line on the first of them before any
script has run. The rest follows when the browser is idle: 12,000 lines take a phone a second."""
NEXT_LINES = 1_500
"""The length of each further part: the script of the page adds one without the reader noticing."""


@reading.get(SOURCE_RULE)
def source(file: str) -> str | Response:
    """Show a document of the index. The text comes from the index, so no URL reads a file."""
    index = service().index
    document = index.documents.get(file) or abort(404)
    if wants_markdown():
        return markdown_response(document, lines_argument("lines", document), index)
    listed = [question for question in index.questions if question.source == file and question.listed]
    contents = [Entry(without_number(question.title), question.span, 1) for question in listed]
    bounds = Span(1, max(1, len(document.lines)))
    return _page(document, bounds, lines_argument("lines", document), contents)


@reading.get(ANSWER_RULE)
def answer(file: str) -> str | Response:
    """Show the whole answer that the cited lines are part of; the source where they are part of none."""
    index = service().index
    document = index.documents.get(file) or abort(404)
    span = lines_argument("lines", document) or abort(400)
    found = whole_answer(index, file, span)
    if found is None:
        return redirect(source_url(file, span.start, span.end))
    question = found.question
    if wants_markdown():
        return markdown_response(document, question.span, index)
    first = Entry(without_number(question.title), Span(question.span.start, question.span.start), 1)
    cited = None if span == question.span else span
    return _page(document, question.span, cited, (first, *found.contents), found)


def _page(
    document: Document, bounds: Span, cited: Span | None, contents: Sequence[Entry], whole: WholeAnswer | None = None
) -> str:
    """Render the lines of `bounds`, or the part of them that the request names or the citation needs."""
    asked = lines_argument("lines", document)
    near = cited.start if cited and cited.start >= bounds.start else bounds.start
    part = lines_argument("part", document) or part_around(document, near, BEFORE_LINES, AFTER_LINES)
    part = Span(max(part.start, bounds.start), min(part.end, bounds.end))
    html = document_html(document, cited, part)
    first, last = (cited.start, cited.end) if cited else (part.start, part.start)
    return render_template(
        "source.html",
        document=document,
        whole=whole,
        cited=cited,
        asked=asked,
        changed=not is_unchanged(document),
        body=Markup(with_line_links(with_urls(html, document, service().index))),
        earlier=Span(max(bounds.start, part.start - NEXT_LINES), part.start - 1),
        later=Span(part.end + 1, min(bounds.end, part.end + NEXT_LINES)),
        contents=contents,
        current=max((entry.span.start for entry in contents if entry.span.start <= first), default=0),
        source_url=source_url(document.source, first, last),
        answer_url=answer_url(document.source, first, last),
        markdown_url=markdown_url(document.source, whole.question.span if whole else None),
        url_of=url_of,
        without_number=without_number,
    )


def url_of(question: Question) -> str:
    """Return the URL of the whole answer to a question."""
    return answer_url(question.source, question.span.start, question.span.end)
