"""Places in the notes as people type them: `notes.md:12-20`, `Q11`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import click

from citewell.assistant.ask.numbers import asks_for_number, numbered_questions
from citewell.assistant.terminal.printable import printable_line
from citewell.index import Document, Index, Question, Span

_PLACE = re.compile(r"(?P<source>.+):(?P<start>[0-9]{1,9})(?:-(?P<end>[0-9]{1,9}))?")

T = TypeVar("T")


def find_place(text: str, index: Index) -> tuple[Document, Span]:
    """Return the document and the lines that a citation or the number of a question names.

    Raise `UsageError` when the index has none such, or several.
    """
    if asks_for_number(text) or text.isdecimal():
        question = numbered_question(text, index)
        return index.documents[question.source], question.span
    return parse_place(text, index)


def parse_place(place: str, index: Index) -> tuple[Document, Span]:
    """Return the document and the lines that a citation names. Raise `UsageError` when the index has none such."""
    match = _PLACE.fullmatch(place)
    if not match:
        raise click.UsageError(f"{place!r} is not a citation; write it like notes.md:12-20")
    document = find_document(match["source"], index)
    span = Span(int(match["start"]), int(match["end"] or match["start"]))
    last = len(index.lines[document.source])
    if not 1 <= span.start <= span.end <= last:
        raise click.UsageError(f"{printable_line(document.source)} has lines 1 to {last}, not {span.start}-{span.end}")
    return document, span


def find_document(name: str, index: Index) -> Document:
    """Return the document of a source, of the end of its path, or of a file on disk. Raise `UsageError` without one."""
    if document := index.documents.get(name):
        return document
    path = str(Path(name).resolve())
    found = [d for d in index.documents.values() if d.source.endswith(f"/{name}") or d.path == path]
    if not found:
        raise click.UsageError(f"the index has no source {name!r}{_nearest(name, index)}")
    return _only(found, [document.source for document in found], f"several sources are named {name!r}")


def numbered_question(text: str, index: Index) -> Question:
    """Return the question whose number a text is. Raise `UsageError` when there is none, or several."""
    found = numbered_questions(text, index)
    if not found:
        raise click.UsageError(f"the notes have no question {text!r}; to list the questions, run: citewell questions")
    places = [f"{question.source}:{question.span.start}-{question.span.end}" for question in found]
    return _only(found, places, f"several questions have the number {text!r}")


def _only(found: Sequence[T], names: Sequence[str], problem: str) -> T:
    if len(found) > 1:
        raise click.UsageError(f"{problem}; name one of: {printable_line(', '.join(names))}")
    return found[0]


def _nearest(name: str, index: Index) -> str:
    from difflib import get_close_matches

    return "".join(f"; did you mean {source!r}?" for source in get_close_matches(name, index.documents, n=1))
