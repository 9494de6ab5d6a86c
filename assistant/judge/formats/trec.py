"""Qrels and runs as TREC and BEIR store them: one judgement or one retrieved passage a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from citewell.assistant.judge.files import JudgementError, read_lines
from citewell.assistant.judge.formats.document_numbers import document_number, place_of
from citewell.assistant.judge.judgements import JudgedQuestion
from citewell.assistant.judge.results import Result
from citewell.index import Span

BEST = 2
"""The highest relevance here; TREC's 3 and 4 count as it."""
QRELS = "`question 0 document relevance` on each line, or BEIR's three columns with tabs between them"
RUN = "`question Q0 document rank score tag` on each line"
ANY_SOURCE = "*"
"""Stands in a document number for a judgement that names no file."""

Place = Callable[[str], tuple[str, Span | None]]
"""Document number -> source and lines; no lines for a whole document."""


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Return the relevance by document number, by the id of the question.

    The file has TREC's four columns, or the three of BEIR below a line of their names. Raise `JudgementError`, which
    names the line, for a line that has neither.
    """
    found: dict[str, dict[str, int]] = {}
    for number, line in read_lines(path):
        fields = line.split("\t") if line.count("\t") == 2 else line.split()
        if number == 1 and fields[-1].strip() in ("score", "relevance"):
            continue
        if len(fields) not in (3, 4):
            raise JudgementError(f"{path}:{number} has {len(fields)} fields; qrels have {QRELS}")
        relevance = int(_number(fields[-1], "relevance", path, number))
        found.setdefault(fields[0].strip(), {})[fields[-2].strip()] = relevance
    if not found:
        raise JudgementError(f"{path} holds no judgement; qrels have {QRELS}")
    return found


def read_run(path: Path) -> dict[str, list[str]]:
    """Return the document numbers that a run has for each question, best first.

    Raise `JudgementError`, which names the line, for a line that is none of a run.
    """
    scored: dict[str, list[tuple[float, int, str]]] = {}
    for number, line in read_lines(path):
        fields = line.split()
        if len(fields) != 6:
            raise JudgementError(f"{path}:{number} has {len(fields)} fields instead of 6; a run has {RUN}")
        id, _, document, _, score, _ = fields
        scored.setdefault(id, []).append((-_number(score, "score", path, number), number, document))
    return {id: [document for _, _, document in sorted(retrieved)] for id, retrieved in scored.items()}


def judged_by(
    qrels: Mapping[str, Mapping[str, int]], texts: Mapping[str, str], path: Path, queries: Path, place: Place = place_of
) -> list[JudgedQuestion]:
    """Return the questions of qrels, read from `path`, with their texts, read from `queries`.

    A question without a relevant document counts as one that the notes do not answer. Raise `JudgementError` for a
    question without a text.
    """
    for id in qrels:
        if id not in texts:
            raise JudgementError(f"{path} judges the question {id!r}, which {queries} does not have; add it there")
    return [
        JudgedQuestion(
            id,
            texts[id],
            "question",
            (),
            tuple((min(relevance, BEST), *place(document)) for document, relevance in judged.items() if relevance > 0),
        )
        for id, judged in qrels.items()
    ]


def run_lines(results: Iterable[Result], tag: str = "citewell") -> list[str]:
    """Return the lines of a run. The score is 1 / rank, so that whoever sorts by it finds the order of the answer."""
    return [
        f"{result.question.id} Q0 {document_number(*place)} {rank} {1 / rank:.4f} {tag}"
        for result in results
        for rank, place in enumerate(result.passages, 1)
    ]


def qrels_lines(results: Iterable[Result]) -> list[str]:
    """Return the lines of qrels for the questions that have an answer: the judged spans, and every shown passage.

    A passage need not have the very lines of a span to be right, but other programs compare document numbers only, so
    the passages are judged here.
    """
    lines = []
    for result in results:
        shown = zip(result.passages, result.grades, strict=True)
        relevances = {document_number(*place): grade for place, grade in shown}
        for grade, file, span in result.question.spans:
            document = document_number(file or ANY_SOURCE, span)
            relevances[document] = max(grade, relevances.get(document, 0))
        if result.question.spans:
            lines += [f"{result.question.id} 0 {document} {grade}" for document, grade in relevances.items()]
    return lines


def _number(text: str, name: str, path: Path, line: int) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise JudgementError(f"{path}:{line}: the {name} should be a number, not {text!r}") from error
