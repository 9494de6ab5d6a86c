"""Files that are written into a text."""

from __future__ import annotations

import pytest

from citewell.index.cut.data_uris import shorten_data_uris, without_data_uris


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![dent](data:image/png;base64,iVBORw0KGgo=)", "![dent]()"),
        ('![dent](data:image/png;base64,iVBOR "A dent")', '![dent]( "A dent")'),
        ('<img alt="a" src="data:image/svg+xml;utf8,%3Csvg%3E">', '<img alt="a" src="">'),
        ("[font]: data:font/woff2;charset=utf-8;base64,d09GMg", "[font]: "),
        ("[the dent](data:image/png;base64,iVBOR)", "[the dent]()"),
        ("[1]:data:image/png;;base64,iVBOR", "[1]:"),
        ("![a](data:image/*;base64,iVBOR)", "![a]()"),
        ("![a](data:;base64,iVBOR)", "![a]()"),
        ("<img src='data:image/png;base64,\n" + ("iVBORw0K" * 9 + "\n") * 3 + "'>", "<img src='\n'>"),
        ("a { background: url(data:image/gif;base64,R0lG); }", "a { background: url(); }"),
        ("metadata:text/plain,a", "metadata:text/plain,a"),
        ("the data: 1,2 and more", "the data: 1,2 and more"),
        ("data:text/plain", "data:text/plain"),
        ("data:,Hello", "data:,Hello"),
    ],
)
def test_data_uris_are_removed(text: str, expected: str) -> None:
    assert without_data_uris(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a ![dent](data:image/png;base64," + "iVBO" * 90 + ") b", "a ![dent](data:image/png;base64,…) b"),
        (
            "<img src='data:image/png;base64,\n" + ("iVBORw0K" * 9 + "\n") * 3 + "'>",
            "<img src='data:image/png;base64,…\n\n\n\n'>",
        ),
        ("like `data:text/plain,Hello`", "like `data:text/plain,Hello`"),
        ("metadata: 1,2", "metadata: 1,2"),
    ],
)
def test_data_uris_are_shortened_and_lines_stay(text: str, expected: str) -> None:
    assert shorten_data_uris(text) == expected
