"""Measure answers against judged questions, per kind and over all, with the field's measures from ir-measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc, Success

from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.pipeline import answer
from citewell.assistant.types import Answer
from citewell.index import Index, Span

DEPTH = 5
MEASURES = {
    "ok@1": Success @ 1,
    "ok@3": Success @ 3,
    "ok@5": Success @ 5,
    "best@1": Success(rel=2) @ 1,
    "MRR": RR,
}


@dataclass(frozen=True)
class Evaluation:
    """What was measured."""

    answerable: dict[str, dict[str, float]]
    """By kind, "all" first: n, the measures, and the share declined."""
    unanswerable: dict[str, dict[str, float]]
    """By kind: n and the share declined."""
    reliability: list[dict[str, float]]
    """By tenth of confidence: how many answers had it, its mean, and the share of them right at rank 1."""
    failures: list[str]

    def to_dict(self) -> dict[str, Any]:
        return {
            "answerable": self.answerable,
            "unanswerable_declined": self.unanswerable,
            "reliability": self.reliability,
        }


def evaluate(questions: Sequence[JudgedQuestion], index: Index) -> Evaluation:
    """Ask every question as people do and judge the passages that come."""
    answers = {q.id: answer(q.text, q.history, index, DEPTH, html=False) for q in questions}
    grades = {q.id: [q.relevance(*_place(p)) for p in answers[q.id].passages] for q in questions}
    kinds: dict[str, list[JudgedQuestion]] = defaultdict(list)
    unanswerable: dict[str, list[JudgedQuestion]] = defaultdict(list)
    for question in questions:
        if question.spans:
            kinds["all"].append(question)
            kinds["public" if question.id.startswith("r-") else "authored"].append(question)
            kinds[question.kind].append(question)
        else:
            unanswerable[question.kind].append(question)
    return Evaluation(
        answerable={kind: measure(asked, grades) | _declined(asked, answers) for kind, asked in kinds.items()},
        unanswerable={kind: {"n": len(asked)} | _declined(asked, answers) for kind, asked in unanswerable.items()},
        reliability=_reliability(
            [(answers[q.id].confidence, bool(grades[q.id] and grades[q.id][0])) for q in questions]
        ),
        failures=[line for q in questions if (line := _failure(q, answers[q.id], grades[q.id]))],
    )


def measure(questions: Iterable[JudgedQuestion], grades: dict[str, list[int]]) -> dict[str, float]:
    """The measures over some questions; one without passages counts as zero."""
    asked = list(questions)
    qrels = [Qrel(q.id, f"rank {n}", grade) for q in asked for n, grade in enumerate(grades[q.id], 1)]
    qrels += [Qrel(q.id, "never found", 2) for q in asked]  # so that every question is judged to have an answer
    run = [ScoredDoc(q.id, f"rank {n}", -float(n)) for q in asked for n, _ in enumerate(grades[q.id], 1)]
    values = ir_measures.calc_aggregate(list(MEASURES.values()), qrels, run)
    return {"n": len(asked), **{name: round(float(values[m]), 4) for name, m in MEASURES.items()}}


def _place(passage: Any) -> tuple[str, Span]:
    cited = passage.citation
    return cited.source, Span(cited.start_line, cited.end_line)


def _declined(asked: Sequence[JudgedQuestion], answers: dict[str, Answer]) -> dict[str, float]:
    return {"declined": round(sum(answers[q.id].verdict != "answered" for q in asked) / len(asked), 4)}


def _reliability(pairs: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    rows = []
    for tenth in range(10):
        inside = [pair for pair in pairs if tenth / 10 <= pair[0] < (tenth + 1) / 10 + (tenth == 9)]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(is_right for _, is_right in inside) / len(inside)
            rows.append({"from": tenth / 10, "n": len(inside), "confidence": round(mean, 3), "right": round(right, 3)})
    return rows


def _failure(question: JudgedQuestion, found: Answer, grades: Sequence[int]) -> str:
    if question.spans and not (grades and grades[0]):
        rank = next((n for n, grade in enumerate(grades, 1) if grade), None)
        first = found.passages[0].citation if found.passages else None
        cited = f"{first.source}:{first.start_line}-{first.end_line}" if first else found.verdict
        return f"{question.id} {question.kind}: right at rank {rank}, cited {cited}: {question.text}"
    if not question.spans and found.verdict == "answered":
        return f"{question.id} {question.kind}: answered with {found.confidence:.2f}: {question.text}"
    return ""


def table(result: Evaluation) -> str:
    """The measures as lines of text."""
    lines = []
    for kind, row in sorted(
        result.answerable.items(), key=lambda pair: (pair[0] not in ("all", "authored", "public"), pair[0])
    ):
        lines.append(f"{kind:12}n={row['n']:<4}  " + "  ".join(f"{m}={v:.3f}" for m, v in row.items() if m != "n"))
    for kind, row in result.unanswerable.items():
        lines.append(f"{kind:12}n={row['n']:<4}  declined={row['declined']:.3f}  (should be declined)")
    lines.append(
        "confidence  " + "  ".join(f"{r['confidence']:.2f}:{r['right']:.2f} (n={r['n']})" for r in result.reliability)
    )
    return "\n".join(lines)
