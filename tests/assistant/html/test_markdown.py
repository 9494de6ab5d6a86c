"""Markdown of other dialects: the language of a fence, links inside a document, diagrams as their source."""

from __future__ import annotations

import re

import pytest

from citewell.assistant.html.passages import document_html, passage_html
from citewell.index import Document


@pytest.mark.parametrize("info", ["js{2,4}", "{js}", "js title=x", "{.js}", "JS"])
def test_a_fence_names_its_language(info: str) -> None:
    html = passage_html(f"```{info}\nlet a = 1\n```", "prose", "", 1, [])
    assert 'data-language="js"' in html
    assert '<span class="t-k">let</span>' in html


def test_a_diagram_is_its_source() -> None:
    html = passage_html("```mermaid\ngraph TD\n  A --> B\n```", "prose", "", 1, [])
    assert "A --&gt; B" in html


def test_a_link_within_a_document_is_an_anchor_there_and_a_reference_in_a_passage() -> None:
    text = "[go](#why-not)\n\n## Why not\n"
    assert 'href="#user-content-why-not"' in document_html(Document("a.md", "/a.md", text, ""), None)
    assert 'data-target="note:%23why-not"' in passage_html(text, "prose", "", 1, [])


def test_text_from_right_to_left_has_its_own_direction() -> None:
    html = passage_html("## الاستعارة\n\n- خمسة كتب\n\n| مدة |\n|---|\n| أسبوع |", "prose", "", 1, [])
    # inside them there is none: a browser would not look at the text of such an element
    assert re.findall(r'<(\w+)\b[^>]* dir="auto"', html) == ["p", "ul", "table"]
    assert "dir=" not in passage_html("## Loans\n\n- five books", "prose", "", 1, [])


def test_a_sentence_above_a_rule_is_no_heading() -> None:
    """vmg/redcarpet#656."""
    html = passage_html("A wire that *melts*.\n---\n\nA title\n---", "prose", "", 5, [])
    assert re.findall(r"<(?:p|hr)[^>]*>", html) == [
        '<p class="line" data-line="5">',
        "<hr>",
        '<p class="title line" data-line="8" data-end="9">',
    ]
