"""Which cards are studied."""

from __future__ import annotations

import pytest

from citewell.assistant.study.cards import cards_of
from citewell.assistant.study.scope import Choices, Scope, cards_about, cards_in, choices_among
from citewell.index import Index, load_index
from tests.conftest import Ingest

NOTES = {
    "ships/a.md": "# Ships\n\n## Hull\n\n### Q1: What is a keel?\n\n**Difficulty:** Easy\n\nThe backbone of a ship.\n\n"
    "### Q2: What is a plank?\n\n**Difficulty:** Hard\n\nA board of the hull.\n\n"
    "## Rig\n\n### Q3: What is a mast?\n\n**Difficulty:** Easy\n\nA pole that carries sails.\n",
    "tea/b.md": "# Tea\n\n## Q1: How long does green tea brew?\n\nTwo minutes.\n",
}


@pytest.fixture
def small(ingested: Ingest) -> Index:
    return load_index(ingested(NOTES))


@pytest.mark.parametrize(
    ("scope", "titles"),
    [
        (Scope(), ["Q1", "Q2", "Q3", "Q1"]),
        (Scope(corpus="tea"), ["Q1"]),
        (Scope(section="hull"), ["Q1", "Q2"]),
        (Scope(difficulty="easy"), ["Q1", "Q3"]),
        (Scope(section="Rig", difficulty="Hard"), []),
        (Scope(subject="mast"), ["Q3"]),
        (Scope(subject="difficulty:hard"), ["Q2"]),
        (Scope(subject="in:tea"), ["Q1"]),
        (Scope(subject="mast", corpus="tea"), []),
        (Scope(subject="Q3"), ["Q3"]),
        (Scope(subject="difficulty:none"), []),
        (Scope(subject="hello"), []),
    ],
)
def test_the_cards_of_a_scope(small: Index, scope: Scope, titles: list[str]) -> None:
    assert [card.question.title.split(":")[0] for card in cards_in(scope, small)] == titles


def test_what_can_be_chosen(small: Index) -> None:
    assert choices_among(cards_of(small)) == Choices(("ships", "tea"), ("Hull", "Rig"), ("Easy", "Hard"))


@pytest.mark.parametrize(
    ("subject", "first"),
    [("decorators", "decorators"), ("the GIL", "Global Interpreter Lock"), ("mocking in tests", "test")],
)
def test_a_subject_gives_the_questions_about_it(index: Index, subject: str, first: str) -> None:
    cards = cards_about(subject, index)
    assert first in cards[0].question.title
    assert len(cards) <= 6


def test_a_subject_that_the_notes_do_not_cover_gives_none(index: Index) -> None:
    assert cards_about("sourdough bread", index) == []
