"""HTML that notes use for formatting."""

from __future__ import annotations

import re

import pytest

from citewell.assistant.html.passages import passage_html


def rendered(text: str) -> str:
    return re.sub(r' rel="[^"]*"', "", passage_html(text, "prose", "", 1, [])).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Press <kbd>Ctrl</kbd>", "Press <kbd>Ctrl</kbd>"),
        ("H<sub>2</sub>O and x<SUP class=big>2</SUP>", "H<sub>2</sub>O and x<sup>2</sup>"),
        ("<u>a *b*</u>", "<u>a <em>b</em></u>"),
        # a tag without its other half, and one that is no formatting, is what the sentence is about
        ("use <b> for bold", "use &lt;b&gt; for bold"),
        ("a Vec<T> and <script>x</script>", "a Vec&lt;T&gt; and &lt;script&gt;x&lt;/script&gt;"),
        ('<a href="https://a.example/?x=1&amp;y=2">site</a>', '<a href="https://a.example/?x=1&amp;y=2">site</a>'),
        ('<a href="b.md#c">note</a>', '<a data-target="note:b.md%23c">note</a>'),
        ('<a href="javascript:x()">press</a>', '<a data-target="note:javascript%3Ax%28%29">press</a>'),
        ('<a name="top"></a>Up', "<a></a>Up"),
        ('<img src="a.png" alt="a plan" onerror=x>', '<span class="image" data-target="note:a.png">a plan</span>'),
        ('<p align="center">*mid* <span>dle</span></p>', "<em>mid</em> dle"),
        ("a <div> is a block", "a &lt;div&gt; is a block"),
        ("<img alt='no source'>", '<span class="image">no source</span>'),
        ("<img src=https://a.example/p.png>", '<span class="image">image</span>'),
        ("`<kbd>a</kbd>`", "<code>&lt;kbd&gt;a&lt;/kbd&gt;</code>"),
    ],
)
def test_formatting_is_rendered_and_all_else_is_text(text: str, html: str) -> None:
    assert rendered(text) == f'<p class="line" data-line="1">{html}</p>'


def test_the_structure_is_not_shown_and_what_is_inside_it_is() -> None:
    html = rendered(
        "<details open>\n<summary><b>Is it deep?</b></summary><br>\n\nYes, *very*.\n\n</details>\n"
        '<p align="center">\n  one\n</p>'
    )
    assert re.findall(r'class="([\w ]+)" data-line="(\d+)">(.*?)</p>', html) == [
        ("title line", "2", "<b>Is it deep?</b>"),
        ("line", "4", "Yes, <em>very</em>."),
        ("line", "8", "one"),
    ]
    assert "&lt;" not in html


def test_details_and_summary_may_share_a_line() -> None:
    assert '<p class="title line" data-line="1">Where?</p>' in rendered("<details><summary>Where?</summary>\n\nHere.")
