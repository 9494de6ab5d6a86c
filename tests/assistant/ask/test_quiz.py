"""Requests to be quizzed, told from questions with the same words."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.quiz import quiz_subject


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("quiz me on decorators", "decorators"),
        ("Quiz me about the GIL!", "the GIL"),
        ("please test me on closures difficulty:easy", "closures difficulty:easy"),
        ("quiz me", ""),
        ("study", ""),
        ("let's practise", ""),
        ("how do I test a decorator", None),
        ("test method of a class", None),
        ("case study of caching", None),
    ],
)
def test_the_subject_is_what_follows(typed: str, subject: str | None) -> None:
    assert quiz_subject(typed) == subject
