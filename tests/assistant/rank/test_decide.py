"""The decision whether the passages found answer the question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.query import understand
from citewell.assistant.rank.decide import decide, logistic
from citewell.assistant.rank.hits import Hit, describe
from citewell.assistant.rank.order import rank
from citewell.assistant.rank.retrieve import retrieve
from citewell.assistant.rank.weights import load_weights
from citewell.index import Encoder, Index, ingest, load_index
from tests.conftest import Ingest, WriteNotes


@pytest.fixture(scope="module")
def hits(index: Index) -> list[Hit]:
    query = understand("how do I cache a whole view", [], index)
    return rank(describe(query, retrieve(query, index), index), load_weights())


def with_features(hit: Hit, **features: float) -> Hit:
    return replace(hit, features=replace(hit.features, **features))


def test_without_a_hit_it_is_not_covered() -> None:
    assert decide([], load_weights()) == ("not_covered", 0.0)


@pytest.mark.parametrize(
    ("answered", "nearby", "verdict"),
    [(0.0, 0.0, "answered"), (1.1, 0.0, "nearby"), (1.1, 1.1, "not_covered")],
)
def test_the_thresholds_make_the_verdict(hits: list[Hit], answered: float, nearby: float, verdict: str) -> None:
    partly = [with_features(hit, term_coverage=0.9) for hit in hits]
    found, confidence = decide(partly, replace(load_weights(), answered=answered, nearby=nearby))
    assert found == verdict
    assert 0 < confidence < 1


def test_a_definition_that_the_query_names_always_answers(hits: list[Hit]) -> None:
    named = [with_features(hits[0], definition_match=2.0), *hits[1:]]
    assert decide(named, replace(load_weights(), answered=1.1, nearby=1.1))[0] == "answered"


def test_a_word_of_the_notes_is_shown_in_its_context(notes: WriteNotes, encoder: Encoder, tmp_path: Path) -> None:
    folder = notes({"a.md": "# Q1: Output?\n\nThe name is hoisted, so it is there.\n\n# Q2: B?\n\nb"})
    ingest([folder], tmp_path / "index", encoder)
    index = load_index(tmp_path / "index")
    found = answer("what is hoisting", (), index)
    assert found.verdict != "not_covered"
    assert "hoisted" in found.passages[0].text
    assert answer("what is docker", (), index).verdict == "not_covered"


def test_a_single_hit_can_be_decided(hits: list[Hit]) -> None:
    assert decide(hits[:1], load_weights())[0] in ("answered", "nearby", "not_covered")


@pytest.mark.parametrize(("x", "expected"), [(0, 0.5), (2, 0.880797), (-2, 0.119203), (1e9, 1.0), (-1e9, 0.0)])
def test_the_logistic_is_between_zero_and_one(x: float, expected: float) -> None:
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
def test_two_passages_are_decided_as_many_are(ingested: Ingest, question: str, verdict: str) -> None:
    """Of two passages one always scores far above the other, which is no evidence for it."""
    assert answer(question, (), load_index(ingested({"a.md": TWO}))).verdict == verdict


def test_a_question_of_the_notes_is_answered_in_its_own_words(ingested: Ingest) -> None:
    """On a few notes no passage stands out, and the confidence alone is low."""
    index = load_index(ingested({"tea.md": "# Tea\n\n## 3. How long does green tea brew?\n\nTwo minutes.\n"}))
    for asked in ("How long does green tea brew?", "how long does the green tea brew", "green tea: how long to brew"):
        assert answer(asked, [], index).verdict == "answered"
