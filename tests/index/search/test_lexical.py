"""BM25 over fields."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from citewell.index.search.analyser import terms
from citewell.index.search.fields import Fields
from citewell.index.search.lexical import Lexical

TEXTS = ["the cat sat", "a dog", "a cat and a dog met a cat", ""]


@pytest.fixture(scope="module")
def lexical() -> Lexical:
    return Lexical.fit([[terms(field) for field in Fields(f"name{n}", "", "", text)] for n, text in enumerate(TEXTS)])


def test_chunks_with_the_term_have_a_positive_score(lexical: Lexical) -> None:
    assert (lexical.scores(["cat"], "body") > 0).tolist() == [True, False, True, False]


def test_the_score_is_bm25_as_lucene_has_it(lexical: Lexical) -> None:
    """idf * tf / (tf + k1 * (1 - b + b * length / mean length)); an empty text counts as one term."""
    lengths = [2, 1, 4, 1]  # cat sat / dog / cat dog met cat / nothing
    idf = math.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    expected = [
        idf * tf / (tf + 1.2 * (1 - 0.75 + 0.75 * length / 2)) if tf else 0
        for tf, length in zip([1, 0, 2, 0], lengths, strict=True)
    ]
    np.testing.assert_allclose(lexical.scores(["cat"], "body"), expected, rtol=1e-5)


@pytest.mark.parametrize("query", [[], ["zebra"], ["zebra", "\x00x"]])
def test_unknown_terms_score_zero(lexical: Lexical, query: list[str]) -> None:
    assert lexical.scores(query, "body").tolist() == [0, 0, 0, 0]


def test_an_unknown_term_changes_nothing(lexical: Lexical) -> None:
    np.testing.assert_array_equal(lexical.scores(["cat", "zebra"], "body"), lexical.scores(["cat"], "body"))


def test_each_field_has_its_own_scores(lexical: Lexical) -> None:
    assert lexical.scores(["cat"], "name").tolist() == [0, 0, 0, 0]


def test_saved_scores_are_the_same(lexical: Lexical, tmp_path: Path) -> None:
    lexical.save(tmp_path)
    np.testing.assert_array_equal(
        Lexical.load(tmp_path, len(TEXTS)).scores(["cat", "dog"], "body"), lexical.scores(["cat", "dog"], "body")
    )


def test_chunks_without_a_term_can_be_indexed() -> None:
    assert Lexical.fit([[[], [], [], []]]).scores(["cat"], "body").tolist() == [0]
