"""Data sets of ragas: a question with the passages that answer it, as text or as ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from citewell.assistant.judge.files import JudgementError, read_objects
from citewell.assistant.judge.formats.document_numbers import place_of
from citewell.assistant.judge.formats.trec import BEST
from citewell.assistant.judge.formats.verbatim import VerbatimTexts
from citewell.assistant.judge.judgements import JudgedQuestion, Judgement

QUESTION, TEXTS, IDS = "user_input", "reference_contexts", "reference_context_ids"
WANTED = f'{{"{QUESTION}": "...", "{TEXTS}": ["lines of the notes"]}}'


def read_ragas(path: Path, lines: Mapping[str, Sequence[str]]) -> list[JudgedQuestion]:
    """Return the questions of a ragas data set, judged on notes, given as lines by source.

    A reference context is found in the notes by its words; each place that has all of them in this order answers best.
    Raise `JudgementError` for a line that is no sample, and for a reference context that the notes do not have.
    """
    texts = VerbatimTexts(lines)
    questions = []
    for number, fields in read_objects(path, WANTED):
        history, question = _turns(fields.get(QUESTION))
        if not question:
            raise JudgementError(f"{path}:{number} has no question in `{QUESTION}`; each line should be {WANTED}")
        spans: list[Judgement] = [(BEST, *place_of(str(id))) for id in _strings(fields, IDS, path, number)]
        for context in _strings(fields, TEXTS, path, number) if not spans else ():
            places = texts.find(context)
            if not places:
                raise JudgementError(
                    f"{path}:{number}: no lines of the notes hold this reference context: {context[:60]!r}; "
                    f"ingest the notes that it was taken from, or name their lines in `{IDS}`: notes.md#L3-L9"
                )
            spans += [(BEST, source, span) for source, span in places]
        questions.append(JudgedQuestion(f"{path.stem}-{number}", question, "question", history, tuple(spans)))
    return questions


def _turns(asked: Any) -> tuple[tuple[str, ...], str]:
    """Return the questions before the last one, and the last one, of a question or of the messages of a talk."""
    if isinstance(asked, list):
        asked_by_people = [each for each in asked if isinstance(each, dict) and each.get("type") in ("human", "user")]
        turns = [str(each.get("content", "")).strip() for each in asked_by_people]
    else:
        turns = [asked.strip()] if isinstance(asked, str) else []
    return tuple(turns[:-1]), turns[-1] if turns else ""


def _strings(fields: Mapping[str, Any], name: str, path: Path, number: int) -> list[str]:
    found = fields.get(name) or []
    if not isinstance(found, list):
        raise JudgementError(f"{path}:{number}: `{name}` should be a list of strings")
    return [str(each) for each in found]
