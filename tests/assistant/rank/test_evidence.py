"""Each number of the evidence, computed by hand from three hits."""

from __future__ import annotations

import math
from dataclasses import asdict, fields, replace

import pytest

from citewell.assistant.rank.evidence import EPSILON, Evidence, evidence_of
from citewell.assistant.rank.hits import Hit
from citewell.assistant.rank.retrieve import CANDIDATES
from citewell.index import Chunk, Span
from tests.assistant.rank.features import ZEROS

CHUNK = Chunk(0, "a.md", Span(1, 1), "prose", "Q", ("Q",), "", "", 1, "")


def hit(score: float, **features: float) -> Hit:
    return Hit(CHUNK, replace(ZEROS, **features), score)


HITS = [
    hit(3.0, text_cosine=0.5, summary_cosine=0.2, late_minimum=0.3, log_query_terms=1.5),
    hit(2.0, text_cosine=0.8, summary_cosine=0.7, late_minimum=0.6),
    hit(1.0, text_cosine=0.2, summary_cosine=0.1, late_minimum=0.0),
]

# With three hits all are among the first five. 57 more are counted as scoring 1.0, exp(-2) of the first.
SHARE = (1 + math.exp(-1) + math.exp(-2)) / (1 + math.exp(-1) + math.exp(-2) + (CANDIDATES - 3) * math.exp(-2))

EXPECTED = {
    "top_share": math.log(SHARE / (1 - SHARE + EPSILON)),
    "top_late_minimum": (0.3 + 0.6 + 0.0) / 3,
    "text_cosine": 0.5,
    "summary_cosine": 0.7,
    "log_query_terms": 1.5,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Evidence)])
def test_each_number_is_as_computed_by_hand(name: str) -> None:
    assert asdict(evidence_of(HITS))[name] == pytest.approx(EXPECTED[name], rel=1e-4)


def test_only_the_first_five_are_the_top() -> None:
    many = [hit(float(-n), late_minimum=0.5 if n < 5 else 0.0, summary_cosine=0.1 * (n == 5)) for n in range(8)]
    evidence = evidence_of(many)
    assert evidence.top_late_minimum == 0.5
    assert evidence.summary_cosine == 0.0
