"""Measure answers to judged questions, by kind and over all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.judge.measures import measure
from citewell.assistant.judge.results import Result, answer_all
from citewell.assistant.rank.rerank import Reranker
from citewell.index import Index

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
    results: list[Result]
    """The answer to each question, in the order of the questions."""

    def to_dict(self) -> dict[str, Any]:
        """Return the measures as JSON types."""
        return {
            "answerable": self.answerable,
            "unanswerable_declined": self.unanswerable,
            "reliability": self.reliability,
        }


def evaluate(questions: Sequence[JudgedQuestion], index: Index, reranker: Reranker | None = None) -> Evaluation:
    """Answer every question and judge the passages."""
    results = answer_all(questions, index, reranker)
    answerable: dict[str, list[Result]] = defaultdict(list)
    unanswerable: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        question = result.question
        if question.spans:
            for kind in ("all", question.origin, question.kind):
                answerable[kind].append(result)
        else:
            unanswerable[question.kind].append(result)
    return Evaluation(
        answerable={
            kind: measure([result.grades for result in asked]) | _declined(asked) for kind, asked in answerable.items()
        },
        unanswerable={kind: {"n": len(asked)} | _declined(asked) for kind, asked in unanswerable.items()},
        reliability=_reliability([(result.confidence, result.is_right) for result in results]),
        failures=[line for result in results if (line := _failure(result))],
        results=results,
    )


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


def _declined(asked: Sequence[Result]) -> dict[str, float]:
    return {"declined": round(sum(result.verdict != "answered" for result in asked) / len(asked), 4)}


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


def _failure(result: Result) -> str:
    question, name = result.question, f"{result.question.id} {result.question.kind}"
    if question.spans and not result.is_right:
        cited = "{}:{}-{}".format(*_first(result)) if result.passages else result.verdict
        return f"{name}: right at rank {result.first_right}, cited {cited}: {question.text}"
    if not question.spans and result.verdict == "answered":
        return f"{name}: answered with {result.confidence:.2f}: {question.text}"
    return ""


def _first(result: Result) -> tuple[str, int, int]:
    source, span = result.passages[0]
    return source, span.start, span.end
