"""Judged questions with their candidates: what the ranker and the decision are fitted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citewell.assistant.ask.query import understand
from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.judge.measures import DEPTH
from citewell.assistant.rank.hits import Hit, describe
from citewell.assistant.rank.retrieve import retrieve
from citewell.assistant.show.compose import displayed_for
from citewell.assistant.show.repeats import fold_repeats
from citewell.index import Chunk, Index


@dataclass(frozen=True, slots=True)
class Case:
    """A judged question and its candidates, in the order of the fused ranking."""

    question: JudgedQuestion
    index: Index
    """Of the corpus the question was asked about."""
    hits: list[Hit]
    grades: NDArray[np.int64]
    """(hits,): relevance of the passage shown for each hit, from 0 to 2."""

    def passage_grades(self, ranked: Sequence[Hit]) -> list[int]:
        """Return the relevance of the passages that are shown for ranked hits, best first."""
        displayed = [(hit, _displayed(hit, self.index)) for hit in ranked]
        return [_grade(self.question, one.chunk) for one in fold_repeats(displayed, self.index, DEPTH)]


def collect(questions: Sequence[JudgedQuestion], index: Index) -> list[Case]:
    """Retrieve and describe the candidates of each question; one without any has nothing to rank or to decide."""
    cases = []
    for question in questions:
        query = understand(question.text, question.history, index)
        hits = describe(query, retrieve(query, index), index)
        if hits:
            grades = np.array([_grade(question, _displayed(hit, index)) for hit in hits], np.int64)
            cases.append(Case(question, index, hits, grades))
    return cases


def are_answerable(cases: Sequence[Case]) -> NDArray[np.bool_]:
    """Return which questions have an answer: (cases,)."""
    return np.array([bool(case.question.spans) for case in cases])


def _displayed(hit: Hit, index: Index) -> Chunk:
    return displayed_for(hit, index, index.searchable)


def _grade(question: JudgedQuestion, chunk: Chunk) -> int:
    return question.relevance(chunk.source, chunk.span)
