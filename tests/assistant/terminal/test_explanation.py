"""What a passage was ranked by, in words."""

from __future__ import annotations

from dataclasses import fields

import pytest

from citewell.assistant.rank.features import Features
from citewell.assistant.terminal.explanation import PHRASES, SAME_FOR_ALL, explain, ordinal


@pytest.mark.parametrize(
    ("features", "said"),
    [
        ({"body_rank": 1, "dense_rank": 12}, {"found": "1st by the words of its text · 12th by meaning"}),
        (
            {"definition_match": 3, "name_coverage": 0.5},
            {"name": "the definition of this name · 50% of its name is in"},
        ),
        ({"text_cosine": 0.25, "bm25_body": 0}, {"meaning": "cosine of its text 0.25"}),
        ({"is_prose": 1, "brevity": 0.7}, {"form": "only a few lines · a paragraph"}),
        ({"log_query_terms": 1.1}, {}),
        ({}, {}),
    ],
)
def test_features_are_told_in_groups(features: dict[str, float], said: dict[str, str]) -> None:
    told = explain(features)
    assert list(told) == list(said)
    assert all(told[group].startswith(words) for group, words in said.items())


def test_every_feature_is_told() -> None:
    assert {field.name for field in fields(Features)} == PHRASES.keys() | SAME_FOR_ALL


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd"), (113, "113th")]
)
def test_ranks_are_ordinal_numbers(number: int, said: str) -> None:
    assert ordinal(number) == said
