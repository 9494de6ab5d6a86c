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
    hit(3.0, text_cosine=0.5, summary_cosine=0.2, late_minimum=0.3, late_content=0.6, term_coverage=0.75,
        log_query_terms=1.5, unknown_terms=0.25),
    hit(2.0, text_cosine=0.8, summary_cosine=0.7, late_minimum=0.6, late_content=0.9, term_coverage=1.0),
    hit(1.0, text_cosine=0.2, summary_cosine=0.1, late_minimum=0.0),
]  # fmt: skip

# With three hits all are among the first five. 57 more are counted as scoring 1.0, exp(-2) of the first.
SHARE = (1 + math.exp(-1) + math.exp(-2)) / (1 + math.exp(-1) + math.exp(-2) + (CANDIDATES - 3) * math.exp(-2))

EXPECTED = {
    "top_share": math.log(SHARE / (1 - SHARE + EPSILON)),
    "lead": 3.0 - (2.0 + 1.0) / 2,
    "score": 3.0,
    "first_late_minimum": 0.3,
    "top_late_minimum": (0.3 + 0.6 + 0.0) / 3,
    "first_late_content": 0.6,
    "term_coverage": 0.75,
    "text_cosine": 0.5,
    "cosine_lead": (0.8 - 0.5) / math.sqrt((0.0 + 0.09 + 0.09) / 3),
    "summary_cosine": 0.7,
    "log_query_terms": 1.5,
    "unknown_terms": 0.25,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Evidence)])
def test_each_number_is_as_computed_by_hand(name: str) -> None:
    assert asdict(evidence_of(HITS))[name] == pytest.approx(EXPECTED[name], rel=1e-4)


def test_only_the_first_five_are_the_top() -> None:
    many = [hit(float(-n), late_minimum=0.5 if n < 5 else 0.0, summary_cosine=0.1 * (n == 5)) for n in range(8)]
    evidence = evidence_of(many)
    assert evidence.top_late_minimum == 0.5
    assert evidence.summary_cosine == 0.0
    assert evidence.lead == (1 + 2 + 3 + 4 + 5) / 5


def test_a_single_hit_has_no_lead() -> None:
    assert evidence_of(HITS[:1]).lead == 0.0
