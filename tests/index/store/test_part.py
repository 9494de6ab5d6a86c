"""A part of an index is what an index of these corpora alone would be, and holds nothing of another corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from citewell.index import Index, ingest, load_index
from tests.hash_encoder import HashEncoder

TEA = {
    "green.md": "# Q1: How long does green tea brew?\n\nTwo minutes. Warm the teapot first.\n",
    "black.md": "# Tea\n\n## Q2: Which tea is black?\n\n- Assam\n- Keemun\n\n"
    "```python\ndef brew():\n    return 4\n```\n",
}
SHIPS = {
    "keel.md": "# Q1: What is a keel?\n\nThe keel is the beam along the bottom of a ship. A teapot has none.\n",
    "hull.md": "# Hulls\n\n## Q3: What is a hull?\n\nThe body of a ship, which the keel carries.\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, hash_encoder: HashEncoder) -> Path:
    """Notes on tea and on ships, an index of both as two corpora, and one of the tea alone."""
    folder = tmp_path_factory.mktemp("corpora")
    for name, files in (("ships", SHIPS), ("tea", TEA)):
        ingest([write(folder / name, files)], folder / "both", hash_encoder, corpus=name)
    ingest([folder / "tea"], folder / "alone", hash_encoder, corpus="tea")
    return folder


@pytest.fixture(scope="module")
def part(folder: Path) -> Index:
    return load_index(folder / "both").only(frozenset({"tea", "no such corpus"}))


@pytest.fixture(scope="module")
def alone(folder: Path) -> Index:
    return load_index(folder / "alone")


def test_it_holds_what_an_index_of_the_corpus_alone_holds(part: Index, alone: Index) -> None:
    assert part.documents == alone.documents
    assert part.questions == alone.questions
    assert part.chunks == alone.chunks
    assert (part.manifest.name, part.manifest.corpora) == (alone.manifest.name, alone.manifest.corpora)
    assert part.manifest.files_seen == alone.manifest.files_seen
    assert part.version != alone.version


def test_it_scores_as_an_index_of_the_corpus_alone_does(part: Index, alone: Index) -> None:
    query = alone.encode("which teapot brews green tea")
    for field in ("name", "place", "comment", "body"):
        for term in ("tea", "teapot", "keel", "brew"):
            np.testing.assert_array_equal(part.lexical_scores(term, field), alone.lexical_scores(term, field))
    np.testing.assert_allclose(
        part.cosines(query.vector, part.chunks), alone.cosines(query.vector, alone.chunks), atol=1e-6
    )
    np.testing.assert_allclose(
        part.summary_cosines(query.vector, part.chunks), alone.summary_cosines(query.vector, alone.chunks), atol=1e-6
    )
    np.testing.assert_allclose(part.centroid, alone.centroid, atol=1e-6)
    every = np.ones(len(part.chunks), bool)
    assert part.nearest(query.vector, every, 9) == alone.nearest(query.vector, every, 9)
    np.testing.assert_allclose(
        part.late_interaction(query.pieces, part.chunks), alone.late_interaction(query.pieces, alone.chunks), atol=1e-6
    )
    np.testing.assert_allclose(
        part.best_lines(query.vector, part.chunks), alone.best_lines(query.vector, alone.chunks), atol=1e-6
    )


def test_it_does_not_know_the_words_of_another_corpus(part: Index, folder: Path) -> None:
    both = load_index(folder / "both")
    assert (both.nearest_word("keell"), part.nearest_word("keell")) == ("keel", None)
    assert (both.has_term("keel"), part.has_term("keel")) == (True, False)
    assert "keel" not in part.related_terms("keels")


@pytest.mark.parametrize("names", [frozenset[str](), frozenset({"no such corpus"})])
def test_without_a_corpus_it_is_empty(folder: Path, names: frozenset[str]) -> None:
    empty = load_index(folder / "both").only(names)
    vector = empty.encode("tea").vector
    assert (empty.documents, empty.questions, empty.chunks, empty.manifest.corpora) == ({}, [], [], {})
    assert len(empty.cosines(vector, [])) == len(empty.lexical_scores("tea", "body")) == 0
    assert empty.nearest(vector, np.zeros(0, bool), 9) == []
    assert not empty.centroid.any()
    assert empty.nearest_word("teapott") is None


def test_of_a_name_that_is_a_corpus_and_a_folder_only_the_corpus_is_meant(
    tmp_path: Path, hash_encoder: HashEncoder
) -> None:
    """The unnamed corpus has a folder of the name of the other: its notes are not those of that corpus."""
    write(tmp_path / "mixed", {})
    write(tmp_path / "mixed" / "tea", {"secret.md": "# Q1: Where is the key?\n\nUnder the mat.\n"})
    ingest([tmp_path / "mixed"], tmp_path / "index", hash_encoder)
    ingest([write(tmp_path / "named", TEA)], tmp_path / "index", hash_encoder, corpus="tea")
    index = load_index(tmp_path / "index")
    assert set(index.only(frozenset({"tea"})).documents) == {"tea/green.md", "tea/black.md"}
    assert set(index.only(frozenset({""})).documents) == {"tea/secret.md"}
