"""Questions that lists show, with and without filters."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.listed_questions import listed_questions
from citewell.assistant.types import Filters
from citewell.index import load_index
from tests.conftest import Ingest

NOTES = {
    "ships/a.md": "# Q1: What is a keel?\n\n**Difficulty: Easy**\n\nA beam.\n\n"
    "# Q2: What is a mast?\n\n# Q3: What is a hull?\n\nA body.\n",
    "bread/b.md": "# Q4: What is a leaven?\n\nA dough.\n",
}


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(), [4, 1, 2, 3]),
        (Filters(corpus="ships"), [1, 3]),  # Q2 has no answer that could be kept
        (Filters(difficulty="easy"), [1]),
        (Filters(recent_first=True), [4, 1, 3]),
        (Filters(corpus="bread", difficulty="easy"), []),
    ],
)
def test_filters_keep_the_questions_whose_answers_they_let_through(
    ingested: Ingest, filters: Filters, numbers: list[int]
) -> None:
    listed = listed_questions(load_index(ingested(NOTES)), filters)
    assert [int(question.title[1]) for question in listed] == numbers
