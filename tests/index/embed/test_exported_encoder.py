"""The encoder at ingestion."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from citewell.index.embed.encoder import Encoder
from citewell.index.embed.exported_encoder import cores
from citewell.index.embed.query_encoder import QueryEncoder


def test_vectors_come_back_in_the_order_of_the_texts_each_as_if_alone(encoder: Encoder) -> None:
    texts = [f"{'word ' * (n % 7)}number {n}" for n in range(40)]
    together, _ = encoder.encode(texts)
    for n in (0, 17, 39):
        alone, _ = encoder.encode([texts[n]])
        assert float(together[n] @ alone[0]) >= 0.9999


def test_word_pieces_are_counted_beyond_what_the_model_reads(encoder: Encoder) -> None:
    assert encoder.count_pieces("word " * 5000) == 5000


def test_its_copy_encodes_alike(encoder: Encoder, tmp_path: Path) -> None:
    encoder.export(tmp_path)
    found = QueryEncoder(tmp_path, encoder.max_pieces).encode("a text")
    np.testing.assert_allclose(found.vector, encoder.vectors(["a text"])[0], atol=1e-3)


def test_word_pieces_without_a_letter_or_digit_have_no_vector(encoder: Encoder) -> None:
    _, pieces = encoder.encode(["", "()", "f(x) == 1;", "\N{SNOWMAN} snow"])
    assert [len(rows) for rows in pieces] == [0, 0, 3, 1]


def test_no_text_has_no_vector(encoder: Encoder) -> None:
    vectors, pieces = encoder.encode([])
    assert (vectors.shape, pieces) == ((0, encoder.dimension), [])


def test_one_text_at_a_time_for_each_core() -> None:
    assert cores() >= 1
