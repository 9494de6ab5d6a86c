"""Wikilinks, embeds, comments and line breaks."""

from __future__ import annotations

import re

import pytest

from citewell.assistant.html.passages import passage_html


def rendered(text: str) -> str:
    return re.sub(r'</?p[^>]*>| rel="[^"]*"', "", passage_html(text, "prose", "", 1, [])).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[note]]", '<a data-target="wiki:note">note</a>'),
        ("[[a b#Some part|there]]", '<a data-target="wiki:a%20b%23Some%20part">there</a>'),
        ("[[a#Some part]]", '<a data-target="wiki:a%23Some%20part">a &gt; Some part</a>'),
        ("[[#Part]]", '<a data-target="wiki:%23Part">Part</a>'),
        ("![[note#Part]]", '<a data-target="embed:note%23Part">note &gt; Part</a>'),
        ("![[pic.png]]", '<span class="image" data-target="wiki:pic.png">pic.png</span>'),
        ("![[pic.png|300]]", '<span class="image" data-target="wiki:pic.png">pic.png</span>'),
        ("![[pic.png|The quay]]", '<span class="image" data-target="wiki:pic.png">The quay</span>'),
        ("a %%hidden%% b", "a  b"),
        ("50%% of it", "50%% of it"),
        ("a<br>b<BR/>c<br />d", "a<br>b<br>c<br>d"),
        ("`[[a]] %%b%% <br>`", "<code>[[a]] %%b%% &lt;br&gt;</code>"),
        ("[[]] [[a", "[[]] [[a"),
        (
            "[[a#^tide]] ![[a#^tide]]",
            '<a data-target="wiki:a%23%5Etide">a</a> <a data-target="embed:a%23%5Etide">a</a>',
        ),
        ("==low *tide*== a == b == c", "<mark>low <em>tide</em></mark> a == b == c"),
        ("At noon. ^tide", "At noon."),
        ("2 ^tide is a name\nx^2", "2 ^tide is a name\nx^2"),
        ("[x](y.md)", '<a data-target="note:y.md">x</a>'),
        ("[x](y.md#part)", '<a data-target="note:y.md%23part">x</a>'),
        ("![x](pics/y.png)", '<span class="image" data-target="note:pics%2Fy.png">x</span>'),
        ("![x](https://a.example/y.png)", '<span class="image">x</span>'),
        ("![x](//a.example/y.png)", '<span class="image">x</span>'),
        ("![x](data:image/png;base64,AAAA)", '<span class="image">x</span>'),
    ],
)
def test_the_syntax_of_notes_is_rendered(text: str, html: str) -> None:
    assert rendered(text) == html


def test_a_break_in_a_cell_is_a_break() -> None:
    assert "9-12<br>14-18" in passage_html("| Day | Hours |\n|---|---|\n| Mon | 9-12<br>14-18 |", "table", "", 1, [])


@pytest.mark.parametrize(
    "text", ['[["onclick=x]]', "[[<script>|<script>]]", "[[javascript:x]]", '![["><img src=x>.png]]']
)
def test_hostile_links_are_text(text: str) -> None:
    html = rendered(text)
    assert not re.search(r"<(script|img)|href=|<[^>]*\sonclick", html)


def test_the_bar_of_a_link_ends_no_cell() -> None:
    """jackyzha0/quartz#1040, Shpigford/clearly#371."""
    html = passage_html("| a | b |\n|---|---|\n| [[x|y]] | [[x\\|y]] |\n| `[[x|y]]` | z |", "table", "", 1, [])
    link = '<a data-target="wiki:x" rel="noopener noreferrer">y</a>'
    assert re.findall("<td>(.*?)</td>", html) == [link, link, "<code>[[x|y]]</code>", "z"]


def test_the_bar_of_a_link_in_code_is_shown() -> None:
    assert "[[x|y]]" in passage_html("```\n[[x|y]]\n```", "prose", "", 1, [])
