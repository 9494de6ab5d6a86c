"""Answers shortened to one screen."""

from __future__ import annotations

from dataclasses import replace

import click
import pytest

from citewell.assistant.chat.one_screen import OTHER_ROWS, PROMPT_ROWS, format_for_one_screen
from citewell.assistant.types import Answer, Citation, Passage

CITED = Citation("a.md", 1, 90, "Q1: A", ("Q1: A long question " * 6, "A section", "f"), "", True)
PASSAGE = Passage(1, 0.9, "prose", "", "A line of the notes that has fifty characters now.\n" * 90, "", (), 9, CITED)
ANSWER = Answer("q", "q", "answered", 0.9, (PASSAGE, replace(PASSAGE, rank=2)), (), 1.0)


@pytest.mark.parametrize("rows", [24, 30, 60])
@pytest.mark.parametrize("width", [40, 80, 100])
def test_an_answer_fills_a_screen_and_no_more(width: int, rows: int) -> None:
    lines = click.unstyle(format_for_one_screen(ANSWER, width, rows)).split("\n")
    room = rows - PROMPT_ROWS - OTHER_ROWS
    assert room - 4 <= len(lines) <= room
    assert max(map(len, lines)) <= width
    assert lines[-2] == "[2] a.md:1-90"
    assert lines[-1].endswith("… > f")


def test_a_short_answer_is_whole() -> None:
    answer = replace(ANSWER, passages=(replace(PASSAGE, text="One line."),))
    assert "more line" not in format_for_one_screen(answer, 80, 24)


def test_a_low_terminal_still_shows_some_lines() -> None:
    assert "3  A line of the notes" in click.unstyle(format_for_one_screen(ANSWER, 80, 8))
