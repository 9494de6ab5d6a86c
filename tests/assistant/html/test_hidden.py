"""Comments are not shown."""

from __future__ import annotations

import re

import pytest

from citewell.assistant.html.passages import passage_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Open %%or not%% today.", [(1, "Open  today.")]),
        ("Open <!-- or not --> today.", [(1, "Open  today.")]),
        ("%%\nhidden\n\nstill\n%%\n\nOpen.", [(7, "Open.")]),
        ("Open.\n<!--\nhidden\n\n# still\n-->\nToday.", [(1, "Open."), (7, "Today.")]),
        ("- Open.\n  %% hidden %%\n- Today.", [(1, "Open."), (3, "Today.")]),
        # no end, or text after it: nothing may get lost
        ("%%\nshown\n\nas well", [(1, "%% shown"), (4, "as well")]),
        ("%% a %% shown", [(1, " shown")]),
        ("50%% of it", [(1, "50%% of it")]),
        ("`%% a %%`", [(1, "%% a %%")]),
    ],
)
def test_comments_are_left_out_and_lines_keep_their_numbers(text: str, shown: list[tuple[int, str]]) -> None:
    html = passage_html(text, "prose", "", 1, [])
    found = re.findall(r'<(?:p|span) class="line" data-line="(\d+)"[^>]*>(.*?)</(?:p|span)>', html, re.DOTALL)
    assert [(int(line), re.sub(r"<[^>]*>", "", inner).replace("\n", " ")) for line, inner in found] == shown


def test_a_comment_in_code_is_code() -> None:
    assert "&lt;!-- a --&gt;" in passage_html("```html\n<!-- a -->\n```", "prose", "", 1, [])


@pytest.mark.parametrize("text", ["100%% and 50%% of it", "%%time\nx = 1\n%%bash"])
def test_percent_signs_of_words_hide_nothing(text: str) -> None:
    assert text in passage_html(text, "prose", "", 1, [])
