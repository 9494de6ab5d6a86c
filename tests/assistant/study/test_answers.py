"""The lines of an answer."""

from __future__ import annotations

import pytest

from citewell.assistant.study.answers import answer_span
from citewell.assistant.study.cards import cards_of
from citewell.index import load_index, text_of
from tests.conftest import Ingest


@pytest.mark.parametrize(
    ("note", "answer"),
    [
        pytest.param("# What is a keel?\n\nA.\n\n## More\n\nB.\n", "A.\n\n## More\n\nB.", id="heading"),
        pytest.param("# Ships\n\nWhat is a keel?\n---\nA.\n", "A.", id="underlined heading"),
        pytest.param("# Ships\n\nQ: What is a keel?\nA: The backbone.\n", "A: The backbone.", id="labels"),
        pytest.param(
            "# Ships\n\n#card\n\nWhat is a keel?::The backbone.\n", "What is a keel?::The backbone.", id="card"
        ),
        pytest.param(
            "# Ships\n\n<details>\n<summary>What is a keel?</summary>\n\nThe backbone.\n\n</details>\n",
            "The backbone.",
            id="details",
        ),
        pytest.param("# What is a keel?\n\n```py\nx = 1\n```\n", "```py\nx = 1\n```", id="a fence is whole"),
    ],
)
def test_an_answer_is_all_below_its_question(ingested: Ingest, note: str, answer: str) -> None:
    index = load_index(ingested({"a.md": note}))
    (card,) = cards_of(index)
    assert text_of(index.lines["a.md"], answer_span(card.question, index)) == answer
