"""Whether the passages found answer the question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.decide import decide, logistic
from assistant.features import hits_of
from assistant.query import understand
from assistant.rank import rank
from assistant.ranker import load_ranker
from assistant.retrieve import retrieve
from assistant.types import Hit
from index import Index


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
    found, confidence = decide(hits, replace(load_ranker(), answered=answered, nearby=nearby))
    assert found == verdict
    assert 0 < confidence < 1


def test_a_definition_that_was_asked_for_by_name_always_answers(hits: list[Hit]) -> None:
    named = [replace(hits[0], features=hits[0].features | {"exact": 2.0}), *hits[1:]]
    assert decide(named, replace(load_ranker(), answered=1.1, nearby=1.1))[0] == "answered"


def test_one_hit_alone_can_be_decided(hits: list[Hit]) -> None:
    assert decide(hits[:1], load_ranker())[0] in ("answered", "nearby", "not_covered")


@pytest.mark.parametrize(("x", "expected"), [(0, 0.5), (2, 0.880797), (-2, 0.119203), (1e9, 1.0), (-1e9, 0.0)])
def test_the_logistic_stays_between_nothing_and_one(x: float, expected: float) -> None:
    assert logistic(x) == pytest.approx(expected, abs=1e-6)
