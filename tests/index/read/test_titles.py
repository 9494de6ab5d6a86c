"""Titles of questions: the label, the number, the words."""

from __future__ import annotations

import pytest

from citewell.index.read.titles import parse_title, without_number

LABELLED = [
    ("Q1: What is a fuse?", "What is a fuse?"),
    ("Q1 - What", "What"),
    ("Q1 – What", "What"),
    ("Question 7) Explain relays", "Explain relays"),
    ("question 12. What", "What"),
    ("Q#3: What", "What"),
    ("Q: What", "What"),
    ("Q:What", "What"),
    ("Q. What is heat?", "What is heat?"),
]
NUMBERED = [("3. What", "What"), ("3) What", "What"), ("12: What", "What"), ("3.What", "What")]
WHOLE = [
    "3.11 release notes",
    "99.9% availability",
    "0.16.1",
    "09:30 Standup",
    "2FA",
    "Q-learning",
    "Q.E.D.",
    "Q1 results",
    "Quality: what is it?",
    "Why?",
    "",
]


@pytest.mark.parametrize(("title", "words"), LABELLED)
def test_a_label_makes_a_question(title: str, words: str) -> None:
    assert parse_title(title) == (words, True, False)


@pytest.mark.parametrize(("title", "words"), NUMBERED)
def test_a_number_is_taken_off(title: str, words: str) -> None:
    assert parse_title(title) == (words, False, True)


@pytest.mark.parametrize("title", WHOLE)
def test_other_titles_stay_whole(title: str) -> None:
    assert parse_title(title) == (title, False, False)
    assert without_number(title) == title
