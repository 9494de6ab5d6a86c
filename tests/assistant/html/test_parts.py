"""Tables and lists in HTML."""

from __future__ import annotations

import re

import pytest

from citewell.assistant.html.passages import document_html, passage_html
from citewell.assistant.types import Header
from citewell.index import Document, Span

TABLE = """<table style="width:100%" onclick="x()">
<tr><th>Port</th>

<td class="marked" id="ask">25 &lt; <b>26</b> <a href="https://a.example" onclick=x>mail</a></td></tr>
</table>"""


def test_a_table_is_a_table_with_its_lines() -> None:
    html = passage_html(f"Ports:\n\n{TABLE}\n\nAll.", "prose", "", 10, [])
    assert '<table class="line" data-line="12" data-end="16">' in html
    assert "<th>Port</th>" in html
    assert "<td>25 &lt; <b>26</b> <a" in html
    assert "onclick" not in html
    assert 'id="ask"' not in html
    assert '<p class="line" data-line="18">All.</p>' in html


def test_its_lines_are_reached_and_marked_in_a_document() -> None:
    html = document_html(Document("a.md", "/a.md", TABLE, ""), Span(3, 3))
    (tag,) = re.findall(r"<table[^>]*>", html)
    assert all(part in tag for part in ('class="line marked"', 'id="L1"', 'data-line="1"', 'data-end="5"'))


@pytest.mark.parametrize("tag", ["ul", "ol", "dl"])
def test_a_list_is_a_list(tag: str) -> None:
    html = passage_html(f"<{tag}>\n  <li>One\n  <li>Two</li>\n</{tag}>", "prose", "", 1, [])
    assert re.search(rf'<{tag} class="line" data-line="1" data-end="4">', html)
    assert html.count("<li>") == 2


@pytest.mark.parametrize("text", ["<table> is the tag of a table", "<table>\n<tr><td>never closed"])
def test_a_tag_without_its_end_is_text(text: str) -> None:
    html = passage_html(text, "prose", "", 1, [])
    assert "&lt;table&gt;" in html
    assert "<table" not in html


def test_scripts_in_a_table_are_gone() -> None:
    html = passage_html(
        "<table><tr><td><script>alert(1)</script><img src=x onerror=y>a</td></tr></table>", "prose", "", 1, []
    )
    assert not re.search(r"script|img|onerror", html)
    assert "<td>a</td>" in html


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("<tr><td>a</td>\n<td>b</td></tr>\n<tr><td>c</td></tr>", 3),
        ("<table>\n<tr><td>a</td></tr>", 1),
        ("<tr><td>a</td></tr>\n</table>", 1),
        ("<li>a</li>\n<li>b</li>", 2),
        ("<li>a</li>\n</ul>\n\n<p>after</p>", 1),
    ],
)
def test_a_part_of_a_table_or_list_is_shown_as_one(text: str, cells: int) -> None:
    html = passage_html(text, "prose", "", 5, [])
    assert len(re.findall("<(?:td|li)>", html)) == cells
    assert "&lt;" not in html
    assert re.findall(r'data-line="(\d+)"', html)[0] == "5"


def test_rows_of_a_table_in_html_are_shown_below_its_header() -> None:
    header = Header(1, 2, "<table>\n<tr><th>Code</th></tr>")
    html = passage_html("<tr><td>E9</td></tr>\n<tr><td>E10</td></tr>", "prose", "", 40, [Span(41, 41)], header)
    assert re.sub(r"<[^>]*>", " ", html).split() == ["Code", "E9", "E10"]
    assert 'class="line marked" data-line="40" data-end="41"' in html
