"""Questions found by words and filters."""

from __future__ import annotations

import pytest

from citewell.assistant.show.question_search import find_questions
from citewell.index import Index, load_index
from tests.conftest import Ingest

BOATS = """# Boats

## Q1: What is a hull?

**Difficulty: Easy**

The body of a ship.

## Q2: How is a hull coated?

**Difficulty: Hard**

With two coats of paint.
"""
RIGS = "# Q3: What is a mast?\n\nIt holds the sails.\n"


@pytest.fixture
def boats(ingested: Ingest) -> Index:
    return load_index(ingested({"boats/a.md": BOATS, "rigs/b.md": RIGS}))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [1, 2, 3]),
        ("hull", [1, 2]),
        ("hull coat", [2]),
        ("HULL", [1, 2]),
        ("hul", [1, 2]),
        ("Q2", [2]),
        ("easy", [1]),
        ("difficulty:easy", [1]),
        ("hull difficulty:hard", [2]),
        ("in:rigs", [3]),
        ("hull in:rigs", []),
        ("keel", []),
    ],
)
def test_all_words_and_filters_hold(boats: Index, text: str, numbers: list[int]) -> None:
    assert [question.title[:3] for question in find_questions(text, boats)] == [f"Q{number}:" for number in numbers]
