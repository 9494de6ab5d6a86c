"""Rankings of the index of four chunks, fused into candidates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from citewell.assistant.rank.retrieve import retrieve
from citewell.assistant.types import Filters
from citewell.index import Index
from tests.assistant.rank.tiny import COMMENT, FUNCTION, PARAGRAPH, QUERY, tiny_index


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return tiny_index(tmp_path)


def test_each_ranking_has_the_chunks_with_a_positive_score_best_first(index: Index) -> None:
    assert {name: list(ranks) for name, ranks in retrieve(QUERY, index).ranks.items()} == {
        "fields": [FUNCTION, PARAGRAPH, COMMENT],
        "body": [PARAGRAPH, FUNCTION],
        "dense": [PARAGRAPH, FUNCTION, COMMENT],
    }


def test_the_candidates_are_the_first_of_the_fused_ranking(index: Index) -> None:
    assert list(retrieve(QUERY, index).fused) == [PARAGRAPH, FUNCTION, COMMENT]
    assert list(retrieve(QUERY, index, candidates=1).fused) == [PARAGRAPH]


def test_what_the_filters_leave_out_is_no_candidate(index: Index) -> None:
    query = replace(QUERY, filters=Filters(file="other.md"))
    assert retrieve(query, index).fused == {}
