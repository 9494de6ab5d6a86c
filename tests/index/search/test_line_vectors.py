"""A vector for each line: the words of a line, and which line is nearest."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from citewell.index import Index
from citewell.index.embed.encoder import unit
from citewell.index.search.line_vectors import MAX_LINE_CHARS, LineVectors, is_descriptive, sentences, words_of_line
from citewell.index.search.quantised import Quantised


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return unit(np.random.default_rng(0).normal(size=(5, 2048)).astype(np.float32))


@pytest.fixture
def lines(vectors: NDArray[np.float32]) -> LineVectors:
    """Lines 2, 2 again, 4, 7 and 9 are descriptive."""
    return LineVectors.fit(Quantised.fit(vectors), [2, 2, 4, 7, 9])


def test_the_best_line_of_a_range_as_a_cosine(lines: LineVectors, vectors: NDArray[np.float32]) -> None:
    cosines = np.maximum(vectors @ vectors[0], 0)
    found = lines.best(vectors[0], [(2, 4), (0, 1), (5, 9), (2, 2)])
    np.testing.assert_allclose(found, [1, 0, cosines[3:].max(), 1], atol=0.05)


def test_a_line_has_the_cosine_of_its_best_sentence(lines: LineVectors, vectors: NDArray[np.float32]) -> None:
    found = lines.cosines(vectors[1], (2, 4))
    assert found == pytest.approx({2: 1.0, 4: float(vectors[2] @ vectors[1])}, abs=0.05)


def test_no_range_and_no_line_match_nothing(lines: LineVectors, vectors: NDArray[np.float32]) -> None:
    assert lines.best(vectors[0], []).shape == (0,)
    empty = LineVectors.fit(Quantised.fit(vectors[:0]), [])
    assert empty.best(vectors[0], [(0, 9)]).tolist() == [0]
    assert empty.cosines(vectors[0], (0, 9)) == {}


def test_saved_vectors_match_the_same(lines: LineVectors, vectors: NDArray[np.float32], tmp_path: Path) -> None:
    lines.save(tmp_path)
    spans = [(0, 4), (5, 9)]
    np.testing.assert_array_equal(LineVectors.load(tmp_path).best(vectors[0], spans), lines.best(vectors[0], spans))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("    def get_userName(self, pk):", "def get user Name self, pk"),
        ("}", ""),
        ("return x", ""),
        ("# ---- retry later ----", "---- retry later ----"),
        ("word " * 1000, " ".join(["word"] * 60)),
        ("**Note:** use `os.path`", "Note use os.path"),
    ],
)
def test_a_line_is_reduced_to_its_words(line: str, expected: str) -> None:
    assert words_of_line(line) == expected
    assert len(words_of_line(line)) <= MAX_LINE_CHARS


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("    # why", True),
        ('    """Says it."""', True),
        ("// why", True),
        ("- an item", True),
        ("12. an item", True),
        ("## A heading", True),
        ("x = 1  # why", False),
        ("return -1", False),
    ],
)
def test_a_comment_heading_item_or_docstring_is_descriptive(line: str, expected: bool) -> None:
    assert is_descriptive(line) is expected


def test_prose_is_cut_into_sentences() -> None:
    assert sentences("One e.g. two. Three? *Four*! five") == ["One e.g. two.", "Three?", "*Four*! five"]


def test_every_line_is_nearest_to_its_own_words(index: Index) -> None:
    """The line numbers are right over the whole corpus."""
    tried = 0
    for chunk in [chunk for chunk in index.chunks if chunk.searchable][::50]:
        lines = index.lines[chunk.source]
        for number in sorted(index.line_cosines(index.encode("").vector, chunk))[:1]:
            line = lines[number - 1]
            texts = [words_of_line(text) for text in (line, *sentences(line)) if words_of_line(text)]
            assert max(index.line_cosines(index.encode(text).vector, chunk)[number] for text in texts) > 0.95, line
            tried += 1
    assert tried > 15


def test_every_chunk_is_somewhat_near_the_mean_summary(index: Index) -> None:
    cosines = index.cosines(index.centroid, [chunk for chunk in index.chunks if chunk.searchable])
    assert 0 < cosines.min() < cosines.mean() < cosines.max() < 1
