"""Lines named in a query string."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask import Flask

from citewell.index import Document, Span
from citewell.web.models.errors import RequestError
from citewell.web.routes.lines import lines_argument

DOCUMENT = Document(source="a.md", path="/a.md", text="\n".join("abcdefghij"), sha256="")


def read(text: str | None, document: Document) -> Span | None:
    query = "" if text is None else f"?lines={quote(text)}"
    with Flask(__name__).test_request_context(f"/{query}"):
        return lines_argument("lines", document)


@pytest.mark.parametrize(
    ("text", "span"),
    [(None, None), ("", None), ("3", Span(3, 3)), ("3-5", Span(3, 5)), ("10", Span(10, 10)), ("8-99", Span(8, 10))],
)
def test_lines_are_read(text: str | None, span: Span | None) -> None:
    assert read(text, DOCUMENT) == span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *[(text, "120-135 or 120") for text in ("x", "1-", "-1", "1-2-3", "²", "1e3", " 1", "1" * 10)],
        *[(text, "lines 1 to 10") for text in ("0", "0-5", "11", "9-3")],
    ],
)
def test_other_lines_are_refused(text: str, words: str) -> None:
    with pytest.raises(RequestError, match=words) as raised:
        read(text, DOCUMENT)
    assert raised.value.code == "bad_lines"
    assert "`lines`" in str(raised.value)
