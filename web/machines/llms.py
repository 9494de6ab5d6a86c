"""`/llms.txt`: what there is to read, for programs that read sites (https://llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from citewell.index import Document, Index, Span, without_number

Url = Callable[[str, Span | None], str]
"""A source and the lines of it, or all of it -> the address of its markdown."""


def llms_txt(index: Index, server: str, url: Url) -> str:
    """Return the list of documents and questions, as markdown with absolute addresses."""
    return "\n".join(_lines(index, server, url)) + "\n"


def _lines(index: Index, server: str, url: Url) -> Iterator[str]:
    yield f"# {_plain(index.manifest.name)}"
    yield ""
    yield "> Notes that Citewell answers from, with passages quoted word for word and cited to the line."
    yield ""
    yield f"Ask at {server}/api/v1/ask?question=QUESTION; the answer is JSON, described at {server}/openapi.json."
    yield "The links lead to markdown; so do the addresses of sources and whole answers with `Accept: text/markdown`."
    yield ""
    yield "## Documents"
    yield ""
    for document in index.documents.values():
        about = _plain(document.front_matter.description)
        yield _link(_title(document), url(document.source, None)) + (f": {about}" if about else "")
    questions = [question for question in index.questions if question.listed and question.answered]
    if questions:
        yield ""
        yield "## Optional"  # what may be left out, by the format; each is a part of a document
        yield ""
    for question in questions:
        yield _link(without_number(question.title), url(question.source, question.span))


def _title(document: Document) -> str:
    return document.front_matter.title or document.source


def _link(text: str, address: str) -> str:
    escaped = re.sub(r"[\[\]\\]", r"\\\g<0>", _plain(text))
    return f"- [{escaped}]({address})"


def _plain(text: str) -> str:
    """Return a text of the notes as one line."""
    return " ".join(text.split())
