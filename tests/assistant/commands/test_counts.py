"""Counts in the messages of commands."""

from __future__ import annotations

import pytest

from citewell.assistant.commands.counts import count_questions


@pytest.mark.parametrize(
    ("questions", "sections", "text"),
    [(1, 0, "1 question"), (2, 1, "2 questions, 1 section"), (0, 2, "0 questions, 2 sections")],
)
def test_sections_are_counted_where_there_are_any(questions: int, sections: int, text: str) -> None:
    assert count_questions(questions, sections) == text
