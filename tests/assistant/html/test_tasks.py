"""Tasks in lists."""

from __future__ import annotations

import re

import pytest

from citewell.assistant.html.passages import passage_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- [ ] paint *it*\n- [x] sand it\n- [X] buy it", ["☐ paint it", "☑ sand it", "☑ buy it"]),
        ("1. [ ] first", ["☐ first"]),
        ("- [ ](a.md) link", ["  link"]),
        ("- [y] no task", ["[y] no task"]),
        ("[ ] no item", ["[ ] no item"]),
    ],
)
def test_tasks_have_a_box(text: str, shown: list[str]) -> None:
    html = passage_html(text, "list", "", 1, [])
    found = re.findall(r'<(p|span) class="line"[^>]*>(.*?)</\1>', html)
    assert [re.sub(r"<[^>]*>", "", inner) for _, inner in found] == shown
