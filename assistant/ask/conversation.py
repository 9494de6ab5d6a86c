"""Conversations: tell follow-ups from self-contained questions, and find the subject that they are about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from citewell.assistant.ask.references import refers_back
from citewell.assistant.ask.refinements import refinement_of
from citewell.assistant.ask.relational_nouns import names_no_subject
from citewell.index import terms

_CONTINUES = re.compile(r"\s*(and|but|or|also|plus|what about|how about)\b", re.IGNORECASE)
_IS_PHRASE = re.compile(
    r"\s*(?:in|with|for|using|on|under|via|by|inside|without|from|to|as)\b"
    r"(?:(?!\b(?:how|what|why|when|where|which|is|are|do|does|can|should|i|we|you)\b).)*",
    re.IGNORECASE | re.DOTALL,
)
"""A phrase that begins with a preposition and has no clause, such as `with Redis`."""
_FILLER = re.compile(
    r"\s*(?:(?:so|ok|okay|now|then|well|great|cool|nice|thanks|right|yes|no|hm+)\b[\s,.!:]*)+", re.IGNORECASE
)
_ASKS_IN_FULL = re.compile(
    r"\s*(what|who|which|where|when|how|is|are|do|does|can|explain|define|describe|compare|difference)\b", re.IGNORECASE
)
MAX_REFERRING_TERMS = 8
"""A longer question names its own subject, even when it says `it` or `that`."""
MAX_FRAGMENT_TERMS = 2
"""A question of so few terms, such as `asyncio?`, has no subject of its own unless it asks in full. Without a question
mark, `docker compose` is searched for itself."""
MAX_PHRASE_TERMS = 3


@dataclass(frozen=True, slots=True)
class Context:
    """What the next question can be a follow-up to."""

    subject: str = ""
    """The last self-contained question; empty before the first one."""
    follow_ups: tuple[str, ...] = ()
    """The questions about the subject since then, oldest first."""


def context_of(latest_first: Iterable[str], stands_alone: Callable[[str], bool]) -> Context:
    """Return the context after questions: the last one that `stands_alone`, or else the first, is the subject."""
    questions: list[str] = []
    for question in filter(str.strip, latest_first):
        questions.append(question)
        if stands_alone(question):
            break
    return Context(questions[-1], tuple(questions[-2::-1])) if questions else Context()


def about(subject: str, question: str) -> str:
    """Return a question with its subject before it."""
    return f"{subject.strip().rstrip('.')} — {question.strip()}"


def is_follow_up(question: str) -> bool:
    """Return whether a question depends on an earlier one.

    It does when it wants the same shown differently, asks for an aspect of no subject, refers back, continues, or is
    only a fragment. Of 517 judged questions that follow none, over six corpora, 4 are taken for follow-ups (92 when
    each "that", "it" and "there" counts); of 29 that are, 27.
    """
    filler = _FILLER.match(question)
    words = question[filler.end() :] if filler else question
    found = set(terms(words))
    if refinement_of(question) or names_no_subject(found):
        return True
    if len(found) <= MAX_REFERRING_TERMS and refers_back(words, continues=bool(filler)):
        return True
    if len(found) <= MAX_REFERRING_TERMS and _CONTINUES.match(words):
        return True
    if _IS_PHRASE.fullmatch(words):
        return len(found) <= MAX_PHRASE_TERMS
    return len(found) <= MAX_FRAGMENT_TERMS and words.rstrip().endswith("?") and not _ASKS_IN_FULL.match(words)
