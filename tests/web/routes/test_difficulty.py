"""How hard a question is."""

from __future__ import annotations

import pytest

from citewell.index import Index
from citewell.web.routes.difficulty import level


@pytest.mark.parametrize(
    ("difficulty", "expected"),
    [
        ("Easy", "easy"),
        ("beginner", "easy"),
        ("Entry-level", "easy"),
        ("Intermediate", "medium"),
        ("MID", "medium"),
        ("Advanced", "hard"),
        ("Expert", "hard"),
        ("Senior / Lead", "hard"),
        ("easy to medium", "medium"),
        ("2", "medium"),
        ("purple", ""),
        ("", ""),
    ],
)
def test_the_words_for_difficulty_are_known(difficulty: str, expected: str) -> None:
    assert level(difficulty) == expected


def test_every_word_of_the_notes_is_known(index: Index) -> None:
    assert all(level(question.difficulty) for question in index.questions if question.difficulty)
