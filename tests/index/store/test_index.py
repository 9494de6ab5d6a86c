"""What callers ask of a loaded index."""

from __future__ import annotations

import numpy as np
import pytest

from citewell.index import Index, load_index
from tests.conftest import Ingest

NOTES = {
    "a.md": "# Q1: What is a keel?\n\nThe beam along the bottom of a ship.\n",
    "b.md": "# Q1: What is a leaven?\n\nDough that makes dough rise.\n\n```python\ndef bake():\n    return 1\n```\n",
}


@pytest.fixture
def small(ingested: Ingest) -> Index:
    return load_index(ingested(NOTES))


def test_lines_are_numbered_as_in_their_own_file(small: Index) -> None:
    """The second file's lines are stored after the first's."""
    query = small.encode("dough that makes dough rise").vector
    chunk = next(chunk for chunk in small.chunks if chunk.searchable and "makes dough rise" in small.text(chunk))
    cosines = small.line_cosines(query, chunk)
    assert max(cosines, key=lambda line: cosines[line]) == 3
    assert small.lines["b.md"][2] == "Dough that makes dough rise."
    assert small.best_lines(query, [chunk])[0] == pytest.approx(cosines[3])


def test_every_score_has_a_place_for_each_chunk(small: Index) -> None:
    query = small.encode("what is a keel")
    shape = (len(small.chunks),)
    assert small.cosines(query.vector, small.chunks).shape == shape
    assert small.summary_cosines(query.vector, small.chunks).shape == shape
    assert small.lexical_scores("keel", "place").shape == shape
    assert small.late_interaction(query.pieces, small.chunks).shape == (*shape, len(query.pieces))


def test_only_searchable_chunks_have_vectors(small: Index) -> None:
    np.testing.assert_array_equal(small.cosines(small.encode("keel").vector, small.chunks) > -1, small.searchable)


def test_the_tree_leads_up_and_down(small: Index) -> None:
    for chunk in small.chunks:
        assert all(next(small.ancestors(child)) == chunk for child in small.children(chunk))
        assert all(chunk in small.siblings(sibling) for sibling in small.siblings(chunk))


def test_a_misspelt_word_leads_to_the_documents_word(small: Index) -> None:
    assert small.nearest_word("leavne") == "leaven"
    assert small.nearest_word("keel") is None
