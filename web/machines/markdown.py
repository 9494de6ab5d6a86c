"""Documents as markdown, for programs that ask for it."""

from __future__ import annotations

from flask import Response, request

from citewell.index import Document, Index, Span, text_of

MARKDOWN = "text/markdown"


def wants_markdown() -> bool:
    """Return whether this request prefers markdown to a page. Browsers and programs that take anything get the page."""
    return request.accept_mimetypes.best_match(["text/html", MARKDOWN]) == MARKDOWN


def markdown_response(document: Document, span: Span | None, index: Index) -> Response:
    """Return the lines of a document, or all of them, verbatim."""
    lines = index.lines[document.source]
    text = text_of(lines, span or Span(1, len(lines)))
    response = Response(f"{text}\n".encode("utf-8", "replace"), content_type=f"{MARKDOWN}; charset=utf-8")
    response.vary.add("Accept")
    response.add_etag()
    response.make_conditional(request)
    return response
