"""From a question as it was typed to the query that is searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citewell.assistant.ask.conversation import standalone
from citewell.assistant.ask.filters import split_filters
from citewell.assistant.ask.names import is_name
from citewell.assistant.ask.spelling import correct_spelling
from citewell.assistant.types import NO_FILTERS, Filters, Query
from citewell.index import Index

_ASKS_FOR_EXPLANATION = re.compile(
    r"\s*(what|why|when|which|who|is|are|does|do|can|should|would|explain|describe)\b", re.IGNORECASE
)
_ASKS_HOW = re.compile(r"\s*how (do|to|can|would|should)\b", re.IGNORECASE)


def understand(
    question: str, history: Sequence[str], index: Index, filters: Filters = NO_FILTERS, *, literal: bool = False
) -> Query:
    """Return the query to search for a question that was asked after the questions in `history`.

    `filters` are added to those typed in the question; with `literal`, what looks like a typed filter is searched as
    words. Filters typed in earlier questions do not apply.
    """
    question = _encodable(question)
    typed, found = (question, NO_FILTERS) if literal else split_filters(question, index)
    earlier = [split_filters(_encodable(asked), index)[0] for asked in history]
    text = standalone(typed, earlier, lambda asked: is_name(asked, index))
    text = correct_spelling(text, index.nearest_word)
    words_alone = not index.encoder_knows(text)
    terms = _with_related(index.terms(text), index) if words_alone else index.terms(text)
    return Query(
        text, typed, tuple(dict.fromkeys(terms)), wants_explanation(typed), found | filters, words_alone=words_alone
    )


def wants_explanation(question: str) -> bool:
    """Return whether a question asks what, why or whether rather than how, judged by its form alone."""
    return bool(_ASKS_FOR_EXPLANATION.match(question) or (question.endswith("?") and not _ASKS_HOW.match(question)))


def _with_related(terms: Sequence[str], index: Index) -> Iterator[str]:
    """Yield terms, and after one that the notes do not have those that are most like it."""
    for term in terms:
        yield term
        if not index.has_term(term):
            yield from index.related_terms(term)


def _encodable(text: str) -> str:
    """Replace lone surrogates, which terminals and JSON let through and no tokenizer accepts."""
    return text.encode("utf-8", "replace").decode().strip()
