"""Attributes of elements are not shown; other braces are."""

from __future__ import annotations

import re

import pytest

from citewell.assistant.html.passages import passage_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("## Rope {#rope .long}", "Rope"),
        ("## Rope { #rope }", "Rope"),
        ("![a](a.png){width=50%} b", "a b"),
        ('[a](b.md){target="_blank" .x} b', "a b"),
        ("`x = 1`{.python} b", "x = 1 b"),
        ("{: .no_toc }\n\nText\n{: .note title='a b' }", "Text"),
        ("* TOC\n{:toc}", "TOC"),
        ("## Set {1, 2}", "Set {1, 2}"),
        ("f(x){x} and {a} and {.x}", "f(x){x} and {a} and {.x}"),
        ("`{#a}`", "{#a}"),
        ("{{ .Title }}", "{{ .Title }}"),
    ],
)
def test_attributes_are_not_shown(text: str, shown: str) -> None:
    html = passage_html(text, "prose", "", 1, [])
    assert " ".join(re.sub(r"<[^>]*>", " ", html).split()) == shown


def test_a_hostile_attribute_is_nothing() -> None:
    assert "onclick" not in passage_html("## A {#a onclick=alert(1)}", "prose", "", 1, [])
