"""Front matter as a table."""

from __future__ import annotations

import re

from citewell.assistant.html.passages import document_html
from citewell.index import Document, Span


def rendered(text: str, span: Span | None = None) -> str:
    return document_html(Document("a.md", "/a.md", text, ""), span)


def test_fields_are_rows_with_their_lines() -> None:
    html = rendered("---\ntitle: Quince <jelly>\ntags:\n  - fruit\n  - sweet\nempty:\n---\n\n# Quince\n", Span(3, 3))
    rows = re.findall(r'<tr class="line(?: marked)?"[^>]*data-line="(\d+)"><th>(.*?)</th><td>(.*?)</td></tr>', html)
    assert rows == [("2", "title", "Quince &lt;jelly&gt;"), ("3", "tags", "fruit, sweet")]
    assert html.count("marked") == 1
    assert 'id="L9"' in html


def test_a_document_without_front_matter_has_no_table() -> None:
    assert "<table" not in rendered("# Quince\n\n---\n\ntitle: no\n")
    assert "<table" not in rendered("---\n---\n\n# Quince\n")
