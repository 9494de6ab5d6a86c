"""The address of the study page for a subject, for a reply in the chat."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from citewell.assistant.study.scope import Scope, cards_in
from citewell.index import Index

STUDY_PAGE = "/study"


@dataclass(frozen=True, slots=True)
class StudyLink:
    """Where the questions about a subject can be studied."""

    url: str
    """The path and query of the page on Citewell's own server: `/study?q=decorators`."""
    questions: int
    """How many questions it asks, at least one."""


def study_link(subject: str, index: Index) -> StudyLink | None:
    """Return the study page of a subject, such as `decorators` for "quiz me on decorators"; filters may be in it.

    Without a subject, it is that of all questions. Return None when no question of the notes is about the subject.
    """
    found = cards_in(Scope(subject), index)
    query = f"?q={quote(subject.strip(), errors='replace')}" if subject.strip() else ""
    return StudyLink(STUDY_PAGE + query, len(found)) if found else None
