"""Passages and documents as HTML: verbatim, addressable, harmless."""

from __future__ import annotations

import html
import re
import subprocess
import sys

import pytest

from citewell.assistant.html.passages import document_html, part_around, passage_html
from citewell.assistant.types import Header
from citewell.index import Document, Index, Span
from citewell.index.types import Kind

TAG = re.compile(r"<[^>]*>")


def document(text: str) -> Document:
    return Document("notes.md", "/notes.md", text, "")


def lines_of(rendered: str, marked: bool = False) -> list[int]:
    return [
        int(line)
        for line in re.findall(rf'class="[^"]*line{" marked" if marked else ""}"[^>]* data-line="(\d+)"', rendered)
    ]


def test_code_keeps_every_character_but_the_shared_margin() -> None:
    text = "    def f(a):\n\n        '''x\n\n        <b>&amp;'''\n        return a\t\n"
    code = passage_html(text, "code", "python", 7, [])
    assert html.unescape(TAG.sub("", code)) == "def f(a):\n\n    '''x\n\n    <b>&amp;'''\n    return a\t\n\n"
    assert lines_of(code) == [7, 8, 9, 10, 11, 12, 13]


@pytest.mark.parametrize("language", ["", "no-such-language", '"><script>', "python", "html", "console"])
def test_any_language_is_code(language: str) -> None:
    code = passage_html("<script>alert(1)</script>", "code", language, 1, [])
    assert "<script" not in code
    assert html.unescape(TAG.sub("", code)) == "<script>alert(1)</script>\n"


def test_code_is_coloured_with_classes_and_never_with_styles() -> None:
    code = passage_html("@wraps(f)\ndef g(): return 'x'  # why", "code", "python", 1, [])
    for colour in ("nd", "k", "nf", "s", "c"):
        assert f'<span class="t-{colour}">' in code
    assert "style" not in code


def test_a_carriage_return_does_not_count_as_a_line() -> None:
    assert lines_of(passage_html("a\r\nb\rc\x0bd\u2028e", "code", "python", 1, [])) == [1, 2]


@pytest.mark.parametrize(
    ("kind", "text", "highlight", "expected"),
    [
        ("code", "a\nb\nc", Span(11, 12), [11, 12]),
        ("list", "- a\n- b\n  - c\n- d", Span(12, 12), [12]),
        ("list", "Intro:\n\n1. a\n2. b", Span(10, 12), [10, 12]),
        ("table", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", Span(13, 13), [13]),
        ("prose", "one\ntwo\n\nthree", Span(11, 11), [10]),
        ("prose", "say:\n\n```python\na\nb\n```", Span(14, 14), [14]),
    ],
)
def test_the_lines_that_answer_are_marked(kind: Kind, text: str, highlight: Span, expected: list[int]) -> None:
    assert lines_of(passage_html(text, kind, "", 10, [highlight]), marked=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<iframe src=//evil.example></iframe>",
        "<svg onload=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "![x](https://evil.example/pixel.png)",
        "![x](javascript:alert(1))",
        "<style>body{display:none}</style>",
        '<a href="x" style="position:fixed">x</a>',
        '```"onload=alert(1)\n<b>\n```',
        "```html\n<script>alert(1)</script>\n```",
        "[x]: javascript:alert(1)\n\n[x]",
        "# <script>alert(1)</script>",
        "- <math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
        "| <script> | b |\n|---|---|\n| <img onerror=x> | b |",
    ],
)
def test_hostile_markdown_is_shown_harmlessly(text: str) -> None:
    for rendered in (passage_html(text, "prose", "", 1, [Span(1, 1)]), document_html(document(text), Span(1, 1))):
        tags = TAG.findall(rendered)
        assert not [tag for tag in tags if re.match(r"</?(script|img|iframe|svg|style|math|form|input)", tag)]
        assert not [tag for tag in tags if re.search(r"\s(on\w+|style|src)=", tag)]
        assert not [tag for tag in tags if re.search(r'href="(?!https?:|mailto:|#)', tag)]


def test_links_that_lead_somewhere_are_kept() -> None:
    rendered = passage_html("[a](https://a.example/?b=1&c=2) <mail@a.example> [c](notes.md)", "prose", "", 1, [])
    assert re.findall(r'href="([^"]*)"', rendered) == ["https://a.example/?b=1&amp;c=2", "mailto:mail@a.example"]
    assert rendered.count('rel="noopener noreferrer"') == rendered.count("<a ")


def test_headings_of_a_document_are_reached_by_their_names() -> None:
    rendered = document_html(document("[go](#q1-why-not)\n\n## Q1: Why *not*?"), None)
    assert 'href="#user-content-q1-why-not"' in rendered
    assert 'id="user-content-q1-why-not"' in rendered


def test_every_line_that_shows_is_addressable_once(index: Index) -> None:
    for each in index.documents.values():
        rendered = document_html(each, None)
        shown = set(lines_of(rendered))
        assert shown == {int(line) for line in re.findall(r'id="L(\d+)"', rendered)}
        assert len(shown) == len(re.findall(r'id="L\d+"', rendered))
        hidden = [number for number, line in enumerate(each.lines, 1) if number not in shown and line.strip()]
        # what has no place of its own: fences, rules, the rule below a table's head, later lines of a paragraph
        assert all(re.match(r"^(\s*```|---|\|[ :|-]+\|$|\S)", each.lines[number - 1]) for number in hidden)
        assert len(hidden) < 0.02 * len(each.lines)


def test_importing_it_brings_no_web_server_and_no_torch() -> None:
    program = "import sys, citewell.assistant.html.passages; print(*{'flask', 'torch'} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "\n"


@pytest.mark.parametrize("margin", ["", "  "])
def test_rows_of_a_table_are_rendered_below_its_header_each_with_its_own_lines(margin: str) -> None:
    header = Header(3, 4, f"{margin}| Code | Meaning |\n{margin}|---|:-:|")
    rendered = passage_html(
        f"{margin}| E7 | no ink |\n{margin}| E8 | no paper |", "table", "", 90, [Span(91, 91)], header
    )
    assert lines_of(rendered) == [3, 90]
    assert lines_of(rendered, marked=True) == [91]
    head, body = rendered.split("</thead>")
    assert (head.count("<th"), body.count("<td")) == (3, 4)
    assert "Meaning" in head
    assert 'data-line="3"' in head


LISTING = "\n".join(f"step_{number} = {number}" for number in range(50))
LONG = f"# Steps\n\nThey are these.\n\n```python\n{LISTING}\n```\n\n- one\n- two\n- three\n\nNo more.\n"


@pytest.mark.parametrize("size", [1, 7, 20, 100])
def test_the_parts_of_a_document_show_every_line_once(size: int) -> None:
    each = document(LONG)
    whole = re.findall(r'data-line="(\d+)"', document_html(each, None))
    parts = [document_html(each, Span(20, 22), Span(first, first + size - 1)) for first in range(1, 70, size)]
    assert [line for part in parts for line in re.findall(r'data-line="(\d+)"', part)] == whole
    assert "".join(parts).count(' marked"') == 3
    assert "".join(parts).count("<pre") == "".join(parts).count("</pre>")


def test_a_part_begins_with_the_block_that_its_lines_are_in() -> None:
    each = document(LONG)
    assert part_around(each, 59, 0, 3) == Span(58, 62)
    assert part_around(each, 20, 5, 10) == Span(15, 30)
    assert part_around(each, 1, 5, 100) == Span(1, len(each.lines))


def test_a_picture_in_the_text_is_its_description_and_its_bytes_are_not_shown() -> None:
    uri = "data:image/png;base64," + "iVBO" * 200
    text = f"The hull ![the dent]({uri}) leaks.\nSee {uri} too."
    html = passage_html(text, "prose", "", 1, [])
    assert "the dent" in html
    assert "leaks." in html
    assert "iVBO" not in html
    document = Document("a.md", "/a.md", text, "")
    assert "iVBO" not in document_html(document, None)
    assert "iVBO" in passage_html(text, "code", "html", 1, [])
