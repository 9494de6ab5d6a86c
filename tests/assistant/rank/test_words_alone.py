"""Ranking and decision without vectors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from citewell.assistant.rank.hits import Hit, describe
from citewell.assistant.rank.retrieve import retrieve
from citewell.assistant.rank.words_alone import decide_by_words, rank_by_words
from tests.assistant.rank.features import ZEROS
from tests.assistant.rank.tiny import CHUNKS, FUNCTION, PARAGRAPH, QUERY, tiny_index


def hit(number: int, **features: float) -> Hit:
    return Hit(CHUNKS[number], replace(ZEROS, **features))


def test_only_what_has_a_word_of_the_query_is_found_and_no_cosine_counts(tmp_path: Path) -> None:
    index = tiny_index(tmp_path)
    query = replace(QUERY, text="beam", typed="beam", terms=("beam",), words_alone=True)
    (found,) = rank_by_words(describe(query, retrieve(query, index), index))
    assert found.chunk.id == PARAGRAPH
    assert found.features.text_cosine == found.features.line_cosine == found.features.late_interaction == 0


def test_the_score_is_bm25_over_all_fields() -> None:
    hits = [hit(0, bm25_body=1.0), hit(1, bm25_body=0.5, bm25_place=1.0), hit(2, line_cosine=9.0)]
    assert [found.chunk.id for found in rank_by_words(hits)] == [1, 0, 2]


def test_a_definition_that_the_query_names_comes_first() -> None:
    hits = [hit(PARAGRAPH, bm25_body=9.0), hit(FUNCTION, definition_match=3.0)]
    assert [found.chunk.id for found in rank_by_words(hits)] == [FUNCTION, PARAGRAPH]


@pytest.mark.parametrize(
    ("features", "verdict"),
    [
        ({"term_coverage": 1.0}, "answered"),
        ({"term_coverage": 0.5}, "nearby"),
        ({"term_coverage": 0.05}, "not_covered"),
        ({"term_coverage": 0.5, "question_match": 1.0}, "answered"),
        ({"term_coverage": 0.5, "definition_match": 2.0}, "answered"),
    ],
)
def test_the_verdict_depends_on_how_much_of_the_query_the_first_hit_has(
    features: dict[str, float], verdict: str
) -> None:
    assert decide_by_words([hit(0, **features), hit(1, term_coverage=1.0)]) == (verdict, features["term_coverage"])


def test_without_a_hit_it_is_not_covered() -> None:
    assert decide_by_words([]) == ("not_covered", 0.0)
