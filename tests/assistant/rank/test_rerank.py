"""A cross-encoder has a say in the order of the first hits, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from citewell.assistant import answer
from citewell.assistant.rank.hits import Hit, describe
from citewell.assistant.rank.order import rank
from citewell.assistant.rank.rerank import RERANKED_HITS, rerank
from citewell.assistant.rank.retrieve import retrieve
from citewell.assistant.rank.weights import load_weights
from citewell.index import Index, load_index
from tests.assistant.rank.tiny import QUERY, tiny_index
from tests.conftest import Ingest

BEAMS = "\n\n".join(f"## Beam {n}\n\nBeam number {n} of the boat is a beam of oak." for n in range(20))


class Longest:
    """Prefers the longest text, by far, and remembers what it was asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        return np.array([len(text) for text in texts], np.float32)


def hits_with_scores(index: Index, *scores: float) -> list[Hit]:
    described = rank(describe(QUERY, retrieve(QUERY, index), index), load_weights())
    plain = [replace(hit, features=replace(hit.features, definition_match=0.0)) for hit in described]
    return [replace(hit, score=score) for hit, score in zip(plain, scores, strict=False)]


def test_near_ties_are_decided_by_the_cross_encoder_and_clear_leads_are_not(tmp_path: Path) -> None:
    index = tiny_index(tmp_path)
    near, clear = hits_with_scores(index, 2.0, 1.99, -9.0), hits_with_scores(index, 9.0, 1.0, 0.9)
    longest = max(near[:2], key=lambda hit: len(index.text(hit.chunk)))
    assert rerank(near, "keel", index, Longest())[0].chunk == longest.chunk
    assert rerank(clear, "keel", index, Longest())[0].chunk == clear[0].chunk


def test_scores_still_fall_and_only_the_first_hits_are_read(ingested: Ingest) -> None:
    index = load_index(ingested({"beams.md": f"# Beams\n\n{BEAMS}\n"}))
    reader = Longest()
    found = answer("which beam is of oak", (), index, 20, reranker=reader)
    scores = [passage.score for passage in found.passages]
    assert scores == sorted(scores, reverse=True)
    assert len(reader.texts) == RERANKED_HITS
    assert all(text.startswith("Beams") for text in reader.texts)  # the headings that hold a text come before it


@pytest.mark.parametrize("question", ["which beam is of oak", "how do I bake bread"])
def test_the_verdict_is_not_the_cross_encoders(ingested: Ingest, question: str) -> None:
    index = load_index(ingested({"beams.md": f"# Beams\n\n{BEAMS}\n"}))
    plain, reranked = answer(question, (), index), answer(question, (), index, reranker=Longest())
    assert (plain.verdict, plain.confidence) == (reranked.verdict, reranked.confidence)
