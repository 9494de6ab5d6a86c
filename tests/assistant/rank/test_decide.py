"""Whether the passages found answer the question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.query import understand
from citewell.assistant.rank.decide import decide, logistic
from citewell.assistant.rank.features import hits_of
from citewell.assistant.rank.order import rank
from citewell.assistant.rank.retrieve import retrieve
from citewell.assistant.rank.weights import load_ranker
from citewell.assistant.types import Hit
from citewell.index import Index, load_index
from tests.conftest import Ingest


@pytest.fixture(scope="module")
def hits(index: Index) -> list[Hit]:
    query = understand("how do I cache a whole view", [], index)
    return rank(hits_of(query, retrieve(query, index), index), load_ranker())


def test_nothing_found_is_not_covered() -> None:
    assert decide([], load_ranker()) == ("not_covered", 0.0)


@pytest.mark.parametrize(
    ("answered", "nearby", "verdict"),
    [(0.0, 0.0, "answered"), (1.1, 0.0, "nearby"), (1.1, 1.1, "not_covered")],
)
def test_the_bounds_make_the_verdict(hits: list[Hit], answered: float, nearby: float, verdict: str) -> None:
    partly = [replace(hit, features=hit.features | {"covered": 0.9}) for hit in hits]
    found, confidence = decide(partly, replace(load_ranker(), answered=answered, nearby=nearby))
    assert found == verdict
    assert 0 < confidence < 1


def test_a_definition_that_was_asked_for_by_name_always_answers(hits: list[Hit]) -> None:
    named = [replace(hits[0], features=hits[0].features | {"exact": 2.0}), *hits[1:]]
    assert decide(named, replace(load_ranker(), answered=1.1, nearby=1.1))[0] == "answered"


def test_a_word_of_the_notes_is_shown_where_it_stands(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": "# Q1: Output?\n\nThe name is hoisted, so it is there.\n\n# Q2: B?\n\nb"}))
    found = answer("what is hoisting", (), index)
    assert found.verdict != "not_covered"
    assert "hoisted" in found.passages[0].text
    assert answer("what is docker", (), index).verdict == "not_covered"


def test_one_hit_alone_can_be_decided(hits: list[Hit]) -> None:
    assert decide(hits[:1], load_ranker())[0] in ("answered", "nearby", "not_covered")


@pytest.mark.parametrize(("x", "expected"), [(0, 0.5), (2, 0.880797), (-2, 0.119203), (1e9, 1.0), (-1e9, 0.0)])
def test_the_logistic_stays_between_nothing_and_one(x: float, expected: float) -> None:
    assert logistic(x) == pytest.approx(expected, abs=1e-6)


TWO = """# Q1: What is a keel?

The beam along the bottom of a ship.

# Q2: What is a leaven?

Dough that makes dough rise.
"""


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("what is a keel", "answered"),
        ("what makes dough rise?", "answered"),
        ("what is docker", "not_covered"),
        ("how do I cache a view in django", "not_covered"),
        ("best pizza in town", "not_covered"),
    ],
)
def test_few_notes_are_decided_as_many_are(ingested: Ingest, question: str, verdict: str) -> None:
    """Among two passages one always stands out."""
    assert answer(question, (), load_index(ingested({"a.md": TWO}))).verdict == verdict
