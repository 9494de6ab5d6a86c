"""The title that a comment gives."""

from __future__ import annotations

import pytest

from citewell.index.cut.comments import leading_title, title_of
from citewell.index.types import Span


@pytest.mark.parametrize(
    ("comment", "title"),
    [
        ("# Setup", "Setup"),
        ("# ===== Test 3: bulk insert =====", "Test 3: bulk insert"),
        ("// --- Helpers ---", "Helpers"),
        ("/* Reads a file. */", "Reads a file."),
        ("/**\n * Reads a file.\n * Returns its lines.\n */", "Reads a file."),
        ("-- users", "users"),
        ("<!-- menu -->", "menu"),
        ("########", ""),
        ("#!/bin/sh", ""),
        ("", ""),
    ],
)
def test_a_title_is_the_first_words_of_a_comment(comment: str, title: str) -> None:
    assert title_of(comment) == title


@pytest.mark.parametrize(("line", "title"), [("# Setup", "Setup"), ("x = 1  # Setup", ""), ("  ; limits", "limits")])
def test_only_a_comment_titles_the_lines_it_leads(line: str, title: str) -> None:
    assert leading_title(["first", line, "last"], Span(2, 3)) == title
