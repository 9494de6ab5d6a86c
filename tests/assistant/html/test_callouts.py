"""Callouts and admonitions."""

from __future__ import annotations

import re

import pytest

from citewell.assistant.html.passages import document_html, passage_html
from citewell.index import Document, Span

BOX = re.compile(r'<blockquote class="callout callout-([a-z0-9-]*)">')


@pytest.mark.parametrize(
    ("text", "type_name", "title", "lines"),
    [
        ("> [!tip] Mind the tide\n> It turns at noon.", "tip", "Mind the tide", [1, 2]),
        ("> [!warning]\n> It turns.", "warning", "Warning", [1, 2]),
        ("> [!NOTE]- Folded\n> It turns.", "note", "Folded", [1, 2]),
        ("> [!faq]+ Where?\n> Here.\n> There.", "faq", "Where?", [1, 2]),
        ("> [!note] Alone", "note", "Alone", [1]),
        ("> [!note|left noborder] Rocks\n> Keep off.", "note", "Rocks", [1, 2]),  # obsidianmd/obsidian-help#774
        ('!!! danger "Rocks"\n    Keep off.', "danger", "Rocks", [1, 2]),
        ('??? question "Where?"\n    Here.', "question", "Where?", [1, 2]),
        ("::: warning Rocks\nKeep off.\n:::", "warning", "Rocks", [1, 2]),
        (":::tip[Rocks *here*]\n\nKeep off.\n\n:::", "tip", "Rocks <em>here</em>", [1, 3]),
        ("::: {.callout-note}\nKeep off.\n:::", "note", "Note", [1, 2]),
    ],
)
def test_a_box_has_a_type_a_title_and_lines(text: str, type_name: str, title: str, lines: list[int]) -> None:
    html = passage_html(text, "prose", "", 1, [])
    assert BOX.findall(html) == [type_name]
    assert re.search(rf'<p class="callout-title line"[^>]*>{re.escape(title)}</p>', html)
    assert [int(line) for line in re.findall(r'data-line="(\d+)"', html)] == lines
    assert "[!" not in html


@pytest.mark.parametrize("text", ["> a quote", "> a [!tip] inside", "[!tip] no quote", "> # [!tip] a heading"])
def test_other_quotes_are_no_boxes(text: str) -> None:
    assert "callout" not in passage_html(text, "prose", "", 1, [])


def test_the_title_may_hold_markup() -> None:
    html = passage_html("> [!tip] Use `tar` **now**\n> x", "prose", "", 1, [])
    assert "Use <code>tar</code> <strong>now</strong></p>" in html


def test_the_cited_lines_of_a_box_are_marked() -> None:
    html = document_html(Document("a.md", "/a.md", "> [!tip] One\n> two", ""), Span(2, 2))
    assert re.findall(r'class="line marked"[^>]*data-line="(\d+)"', html) == ["2"]


def test_a_hostile_type_makes_no_attribute() -> None:
    html = passage_html('> [!x"onclick=y] a\n\n!!! "><img src=x onerror=y> "t"\n    b', "prose", "", 1, [])
    assert not re.search(r"<img|<[^>]*\son(click|error)=", html)
