"""The identity of a card."""

from __future__ import annotations

import pytest

from citewell.assistant.study.cards import cards_of, wording
from citewell.index import load_index
from tests.conftest import Ingest

NOTE = "# Ships\n\n## Q1: What is a keel?\n\nThe backbone.\n\n## Q2: What is a hull?\n\nThe body.\n"


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Q1: What is a keel?", "Q7: What is a keel?"),
        ("What is a keel?", "what is a  Keel"),
        ("What is a **keel**?", "What is a `keel`?"),
        ("3. What is a keel", "What is a keel?"),
        ("绿茶怎么泡？", "绿茶怎么泡?"),
    ],
)
def test_titles_that_say_the_same_have_one_wording(title: str, other: str) -> None:
    assert wording(title) == wording(other)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("What is a keel?", "What is a hull?"),
        ("What is C?", "What is C++?"),
        ("What is C++?", "What is C#?"),
        ("What is new in 3.11?", "What is new in 3.12?"),
    ],
)
def test_titles_that_say_something_else_do_not(title: str, other: str) -> None:
    assert wording(title) != wording(other)


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(NOTE, id="ingested again"),
        pytest.param(NOTE.replace("The backbone.", "What a ship is\n\nbuilt upon."), id="an answer is edited"),
        pytest.param("# Ships\n\n" + "A line.\n\n" * 9 + NOTE.removeprefix("# Ships\n\n"), id="lines are moved"),
        pytest.param(NOTE.replace("Q1", "Q5").replace("Q2", "Q6"), id="numbered anew"),
        pytest.param(NOTE + "\n## Q3: What is a mast?\n\nA pole.\n", id="another question is added"),
    ],
)
def test_a_key_outlives_edits_of_the_notes(ingested: Ingest, edited: str) -> None:
    keys = [card.key for card in cards_of(load_index(ingested({"a.md": NOTE})))]
    assert len(set(keys)) == 2
    assert [card.key for card in cards_of(load_index(ingested({"a.md": edited})))][:2] == keys


def test_a_question_that_is_worded_differently_is_another_card(ingested: Ingest) -> None:
    (keel, hull) = cards_of(load_index(ingested({"a.md": NOTE})))
    (other, same) = cards_of(load_index(ingested({"a.md": NOTE.replace("a keel", "a keel for")})))
    assert other.key != keel.key
    assert same.key == hull.key


def test_questions_that_say_the_same_have_keys_of_their_own(ingested: Ingest) -> None:
    twice = NOTE + "\n## Q3: What is a keel?\n\nThe backbone, once more.\n"
    cards = cards_of(load_index(ingested({"a.md": twice, "b.md": NOTE})))
    assert len({card.key for card in cards}) == len(cards) == 5
    assert len({card.wording for card in cards}) == 2


def test_what_has_no_answer_is_no_card(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": "# Q1: What is a keel?\n\n# Q2: What is a hull?\n\nThe body.\n"}))
    assert [card.question.title for card in cards_of(index)] == ["Q2: What is a hull?"]


def test_sections_are_cards_only_where_nothing_asks(ingested: Ingest) -> None:
    sections = "# Ships\n\n## Keel\n\nThe backbone.\n\n## Hull\n\nThe body.\n"
    index = load_index(ingested({"a.md": sections}))
    assert [card.question.title for card in cards_of(index)] == ["Keel", "Hull"]
    index = load_index(ingested({"a.md": sections, "b.md": NOTE}))
    assert [card.question.source for card in cards_of(index)] == ["b.md", "b.md"]
