"""Measure answers against judged questions, by kind and over all, with the measures of ir-measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ir_measures
import numpy as np
from ir_measures import RR, Qrel, ScoredDoc, Success

from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.pipeline import answer
from citewell.assistant.rank.rerank import Reranker
from citewell.assistant.types import Answer, Passage
from citewell.index import Index, Span

DEPTH = 5
"""Passages of an answer that are judged: as many as are shown by default."""
MEASURES = {
    "ok@1": Success @ 1,
    "ok@3": Success @ 3,
    "ok@5": Success @ 5,
    "best@1": Success(rel=2) @ 1,
    "MRR": RR,
}
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures of a set of judged questions."""

    answerable: dict[str, dict[str, float]]
    """By kind, "all" first: the number of questions `n`, `MEASURES`, and the share declined."""
    unanswerable: dict[str, dict[str, float]]
    """By kind: `n` and the share declined."""
    reliability: list[dict[str, float]]
    """By tenth of confidence: the number of answers, their mean confidence, the share whose first passage is right."""
    failures: list[str]
    """A line for each question whose first passage is wrong, and for each unanswerable one that was answered."""

    def to_dict(self) -> dict[str, Any]:
        """Return the measures as JSON types."""
        return {
            "answerable": self.answerable,
            "unanswerable_declined": self.unanswerable,
            "reliability": self.reliability,
        }


def evaluate(questions: Sequence[JudgedQuestion], index: Index, reranker: Reranker | None = None) -> Evaluation:
    """Answer every question and judge the passages."""
    answers = {q.id: answer(q.text, q.history, index, DEPTH, html=False, reranker=reranker) for q in questions}
    grades = {q.id: [q.relevance(*_place(p)) for p in answers[q.id].passages] for q in questions}
    answerable: dict[str, list[JudgedQuestion]] = defaultdict(list)
    unanswerable: dict[str, list[JudgedQuestion]] = defaultdict(list)
    for question in questions:
        if question.spans:
            for kind in ("all", question.origin, question.kind):
                answerable[kind].append(question)
        else:
            unanswerable[question.kind].append(question)
    return Evaluation(
        answerable={
            kind: measure([grades[q.id] for q in asked]) | _declined(asked, answers)
            for kind, asked in answerable.items()
        },
        unanswerable={kind: {"n": len(asked)} | _declined(asked, answers) for kind, asked in unanswerable.items()},
        reliability=_reliability([(answers[q.id].confidence, grades[q.id][:1] > [0]) for q in questions]),
        failures=[line for q in questions if (line := _failure(q, answers[q.id], grades[q.id]))],
    )


def measure(grades: Sequence[Sequence[int]]) -> dict[str, float]:
    """Return `MEASURES` over questions, given the relevance of each one's passages in order of rank."""
    asked = {str(number): passages for number, passages in enumerate(grades)}
    qrels = [Qrel(id, f"rank {rank}", grade) for id in asked for rank, grade in enumerate(asked[id], 1)]
    qrels += [Qrel(id, "never found", 2) for id in asked]  # ir-measures would leave out questions without a right one
    run = [ScoredDoc(id, f"rank {rank}", 1 / rank) for id in asked for rank in range(1, len(asked[id]) + 1)]
    values = ir_measures.calc_aggregate(list(MEASURES.values()), qrels, run)
    return {"n": len(asked), **{name: round(float(values[measure]), 4) for name, measure in MEASURES.items()}}


def table(result: Evaluation) -> str:
    """Return the measures as lines of text."""
    first = ("all", "authored", "public")
    lines = []
    for kind, row in sorted(result.answerable.items(), key=lambda pair: (pair[0] not in first, pair[0])):
        lines.append(f"{kind:12}n={row['n']:<4}  " + "  ".join(f"{m}={v:.3f}" for m, v in row.items() if m != "n"))
    for kind, row in result.unanswerable.items():
        lines.append(f"{kind:12}n={row['n']:<4}  declined={row['declined']:.3f}  (should be declined)")
    lines.append(
        "confidence  " + "  ".join(f"{r['confidence']:.2f}:{r['right']:.2f} (n={r['n']})" for r in result.reliability)
    )
    return "\n".join(lines)


def summary(results: Mapping[str, Evaluation]) -> str:
    """Return a line of measures for each result, by its name, and their means over the results that have them."""
    rows = {name: _summarised(result) for name, result in results.items()}
    names = dict.fromkeys(name for row in rows.values() for name in row)
    means = {name: float(np.mean([row[name] for row in rows.values() if name in row])) for name in names}
    return "\n".join(
        f"{title:44}" + "  ".join(f"{name}={value:.3f}" for name, value in row.items())
        for title, row in {**rows, "mean": means}.items()
    )


def _summarised(result: Evaluation) -> dict[str, float]:
    """Return the measures over all answerable questions, and the share of the others that are declined."""
    row = {name: value for name, value in result.answerable.get("all", {}).items() if name != "n"}
    if asked := sum(kind["n"] for kind in result.unanswerable.values()):
        declined = sum(kind["n"] * kind["declined"] for kind in result.unanswerable.values())
        row["unanswerable declined"] = declined / asked
    return row


def _place(passage: Passage) -> tuple[str, Span]:
    cited = passage.citation
    return cited.source, Span(cited.start_line, cited.end_line)


def _declined(asked: Sequence[JudgedQuestion], answers: Mapping[str, Answer]) -> dict[str, float]:
    return {"declined": round(sum(answers[q.id].verdict != "answered" for q in asked) / len(asked), 4)}


def _reliability(pairs: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    """Group (confidence, whether it is right) by tenth of confidence; the last tenth includes 1."""
    rows = []
    for tenth in range(TENTHS):
        inside = [pair for pair in pairs if min(int(pair[0] * TENTHS), TENTHS - 1) == tenth]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(is_right for _, is_right in inside) / len(inside)
            rows.append({"from": tenth / 10, "n": len(inside), "confidence": round(mean, 3), "right": round(right, 3)})
    return rows


def _failure(question: JudgedQuestion, found: Answer, grades: Sequence[int]) -> str:
    if question.spans and not (grades and grades[0]):
        rank = next((n for n, grade in enumerate(grades, 1) if grade), None)
        cited = found.passages[0].citation if found.passages else found.verdict
        return f"{question.id} {question.kind}: right at rank {rank}, cited {cited}: {question.text}"
    if not question.spans and found.verdict == "answered":
        return f"{question.id} {question.kind}: answered with {found.confidence:.2f}: {question.text}"
    return ""
