"""From a question as it was typed to the query that is searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citewell.assistant.ask.conversation import Context, about
from citewell.assistant.ask.history import earlier_context, encodable, stands_alone, words_and_filters
from citewell.assistant.ask.names import is_name
from citewell.assistant.ask.numbers import asks_for_number, numbered_questions
from citewell.assistant.ask.paste import split_paste
from citewell.assistant.ask.refinements import constraint_of, refinement_of
from citewell.assistant.ask.relational_nouns import names_no_subject
from citewell.assistant.ask.small_talk import small_talk
from citewell.assistant.ask.spelling import NearestWord, correct_spelling
from citewell.assistant.types import NO_FILTERS, Filters, Query
from citewell.index import Index, Question, without_number

_ASKS_FOR_EXPLANATION = re.compile(
    r"\s*(what|why|when|which|who|is|are|does|do|can|should|would|explain|describe)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"\"([^\"]+)\"")
_ASKS_HOW = re.compile(r"\s*how (do|to|can|would|should)\b", re.IGNORECASE)


def understand(
    question: str,
    history: Sequence[str],
    index: Index,
    filters: Filters = NO_FILTERS,
    *,
    literal: bool = False,
    as_typed: bool = False,
) -> Query:
    """Return the query to search for a question that was asked after the questions in `history`.

    `filters` are added to those typed in the question; with `literal`, what looks like a typed filter is searched as
    words. Filters typed in earlier questions do not apply. With `as_typed`, no spelling is corrected; that of quoted
    words never is.
    """
    question = encodable(question)
    if pasted := split_paste(question):
        query = _searching(pasted.text, index)
        return replace(query, filters=filters, pasted_lines=pasted.lines, uncertain=pasted.is_beginning)
    typed, found, notices = (question, NO_FILTERS, ()) if literal else words_and_filters(question, index)
    quoted = {word.lower() for phrase in _QUOTED.findall(question) for word in phrase.split()}

    def nearest_word(word: str) -> str | None:
        return None if as_typed or word in quoted else index.nearest_word(word)

    query = _without_filters(typed, history, index, nearest_word)
    return replace(query, typed=typed, filters=found | filters, notices=notices)


def wants_explanation(question: str) -> bool:
    """Return whether a question asks what, why or whether rather than how, judged by its form alone."""
    return bool(_ASKS_FOR_EXPLANATION.match(question) or (question.endswith("?") and not _ASKS_HOW.match(question)))


def _without_filters(typed: str, history: Sequence[str], index: Index, nearest_word: NearestWord) -> Query:
    if not typed:
        return Query("", typed, (), reply="filters")
    if numbered := numbered_questions(typed, index):
        return _of_number(typed, numbered, index)
    if reply := "number" if asks_for_number(typed) else small_talk(typed, index):
        return Query("", typed, (), reply=reply)
    return _in_context(typed, earlier_context(history, index), index, nearest_word)


def _of_number(typed: str, numbered: Sequence[Question], index: Index) -> Query:
    """Return the query for the answer to a question of the notes; a reply, when several have the number."""
    if len(numbered) > 1:
        return Query("", typed, (), reply="number")
    return replace(_searching(without_number(numbered[0].title), index), within=numbered[0])


def _in_context(typed: str, context: Context, index: Index, nearest_word: NearestWord) -> Query:
    """Return the query for a question that may be a follow-up."""
    if not context.subject and refinement_of(typed) and not is_name(typed, index):
        return Query("", typed, (), reply="no_subject")
    if not context.subject or stands_alone(typed, index):
        return _searching(typed, index, nearest_word)
    asked, refinements = "", []
    for turn in (*context.follow_ups, typed):
        if refinement := refinement_of(turn):
            refinements.append(refinement)
        else:
            asked, refinements = turn, []  # a refinement is about the passages of the follow-up before it
    text = about(context.subject, asked) if asked else context.subject
    constraint = constraint_of(asked)
    return replace(
        _searching(text, index, nearest_word),
        wants_explanation=wants_explanation(typed),
        subject=context.subject,
        constraint=constraint,
        required=tuple(dict.fromkeys(index.terms(constraint))),
        aspect=tuple(dict.fromkeys(found)) if names_no_subject(found := index.terms(asked)) else (),
        refinements=tuple(refinements),
    )


def _no_word(word: str) -> None:
    """Return no other spelling of a word."""


def _searching(text: str, index: Index, nearest_word: NearestWord = _no_word) -> Query:
    """Return the query for a self-contained text, its spelling corrected by `nearest_word`."""
    spelled = correct_spelling(text, nearest_word)
    words_alone = not index.encoder_knows(spelled.text)
    found = index.terms(spelled.text)
    terms = tuple(dict.fromkeys(_with_related(found, index) if words_alone else found))
    repaired = {term for repair in spelled.repaired for term in index.terms(repair.searched)}
    return Query(
        spelled.text,
        text,
        terms,
        wants_explanation(text),
        repaired=spelled.repaired,
        uncertain=bool(repaired) and names_no_subject(set(found) - repaired),
        words_alone=words_alone,
    )


def _with_related(terms: Sequence[str], index: Index) -> Iterator[str]:
    """Yield terms, and after one that the notes do not have those that are most like it."""
    for term in terms:
        yield term
        if not index.has_term(term):
            yield from index.related_terms(term)
