"""A question as it arrives from outside, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citewell.assistant import NO_FILTERS, Filters

LONGEST = 4_000
"""Characters of a question. Longer ones are pasted files, not questions."""
TURNS = 6
"""Earlier questions that a follow-up can lean on."""
MOST_PASSAGES = 20
NAMED, LISTED = ("in", "file", "difficulty"), ("phrases", "without")
"""The fields of filters, in the order of those of `Filters`."""
LONGEST_FILTER = 200
MOST_FILTERS = 10


class BadAsking(ValueError):
    """What was sent is not a question. `code` is for programs, the message for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Asking:
    question: str
    history: tuple[str, ...] | None
    """Earlier questions, oldest first; None when nothing was said of them."""
    limit: int = 5
    explain: bool = False
    """Whether each passage says what speaks for it."""
    filters: Filters = NO_FILTERS
    """Beside those that are typed in the question."""


def decode(fields: Mapping[str, object]) -> Asking:
    """Check the fields of a request. Raises `BadAsking`."""
    question = fields.get("question")
    if not isinstance(question, str):
        raise BadAsking("no_question", "Send the question as a string in `question`.")
    if len(question) > LONGEST:
        raise BadAsking(
            "question_too_long", f"A question has at most {LONGEST:,} characters, this one has {len(question):,}."
        )
    if not question.strip():
        raise BadAsking("empty_question", "The question is empty.")
    limit = fields.get("limit", 5)
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= MOST_PASSAGES:
        raise BadAsking("bad_limit", f"`limit` is a whole number from 1 to {MOST_PASSAGES}.")
    explain = fields.get("explain", False)
    if not isinstance(explain, bool):
        raise BadAsking("bad_explain", "`explain` is true or false.")
    filters = _filters(fields.get("filters", {}))
    return Asking(_text(question), _history(fields.get("history")), limit, explain, filters)


def _filters(value: object) -> Filters:
    """`{"in": ..., "file": ..., "difficulty": ..., "phrases": [...], "without": [...]}`, each of them optional."""
    if not isinstance(value, dict) or set(value) - set(NAMED) - set(LISTED):
        raise BadAsking("bad_filters", f"`filters` is an object with {', '.join((*NAMED, *LISTED))}.")
    named = {field: value.get(field, "") for field in NAMED}
    listed = {field: value.get(field, []) for field in LISTED}
    for field, said in named.items():
        if not isinstance(said, str) or len(said) > LONGEST_FILTER:
            raise BadAsking("bad_filters", f"`filters.{field}` is a string of at most {LONGEST_FILTER} characters.")
    for field, all_said in listed.items():
        if (
            not isinstance(all_said, list)
            or len(all_said) > MOST_FILTERS
            or not all(isinstance(said, str) and len(said) <= LONGEST_FILTER for said in all_said)
        ):
            raise BadAsking("bad_filters", f"`filters.{field}` is a list of at most {MOST_FILTERS} short strings.")
    corpus, file, difficulty = (_text(said) for said in named.values())
    phrases, without = (tuple(map(_text, said)) for said in listed.values())
    return Filters(corpus, file, difficulty, phrases, without)


def _history(value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(turn, str) and len(turn) <= LONGEST for turn in value):
        raise BadAsking(
            "bad_history", f"`history` is a list of questions of at most {LONGEST:,} characters, oldest first."
        )
    return tuple(_text(turn) for turn in value[-TURNS:] if turn.strip())


def _text(value: str) -> str:
    """JSON can spell half a character, which no encoder takes."""
    return value.strip().encode("utf-8", "replace").decode("utf-8")
