"""Answers to judged questions, and how relevant their passages are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.judge.measures import DEPTH
from citewell.assistant.pipeline import answer
from citewell.assistant.rank.rerank import Reranker
from citewell.assistant.types import Verdict
from citewell.index import Index, Span


@dataclass(frozen=True, slots=True)
class Result:
    """A judged question with its answer."""

    question: JudgedQuestion
    verdict: Verdict
    confidence: float
    """From 0 to 1."""
    passages: tuple[tuple[str, Span], ...]
    """The source and the lines of each passage, best first, at most `DEPTH`."""
    grades: tuple[int, ...]
    """The relevance of each passage, from 0 to 2."""

    @property
    def is_right(self) -> bool:
        """Whether the first passage is relevant."""
        return self.grades[:1] > (0,)

    @property
    def first_right(self) -> int | None:
        """The rank, from 1, of the first relevant passage."""
        return next((rank for rank, grade in enumerate(self.grades, 1) if grade), None)


def answer_all(questions: Sequence[JudgedQuestion], index: Index, reranker: Reranker | None = None) -> list[Result]:
    """Answer every question and judge the passages."""
    return [_result(question, index, reranker) for question in questions]


def _result(question: JudgedQuestion, index: Index, reranker: Reranker | None) -> Result:
    found = answer(question.text, question.history, index, DEPTH, html=False, reranker=reranker)
    cited = [passage.citation for passage in found.passages]
    passages = tuple((each.source, Span(each.start_line, each.end_line)) for each in cited)
    grades = tuple(question.relevance(source, span) for source, span in passages)
    return Result(question, found.verdict, found.confidence, passages, grades)
