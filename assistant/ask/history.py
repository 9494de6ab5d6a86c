"""The questions before a question: what of them is context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citewell.assistant.ask.conversation import Context, context_of, is_follow_up
from citewell.assistant.ask.filters import split_filters
from citewell.assistant.ask.names import is_name
from citewell.assistant.ask.numbers import asks_for_number, numbered_questions
from citewell.assistant.ask.paste import split_paste
from citewell.assistant.ask.refinements import refinement_of
from citewell.assistant.ask.small_talk import small_talk
from citewell.assistant.ask.unknown_filters import name_unknown_filters
from citewell.assistant.types import Filters
from citewell.index import Index, without_number


def earlier_context(history: Sequence[str], index: Index) -> Context:
    """Return the context after the questions of a history, of which small talk is no part."""
    return context_of(_questions(reversed(history), index), lambda question: stands_alone(question, index))


def _questions(history: Iterable[str], index: Index) -> Iterator[str]:
    """Yield the questions among what was said; for one that was asked by its number, its title."""
    for said in map(encodable, history):
        pasted = split_paste(said)
        words = pasted.text if pasted else words_and_filters(said, index)[0]
        numbered = numbered_questions(words, index)
        if len(numbered) == 1:
            yield without_number(numbered[0].title)
        elif not asks_for_number(words) and not small_talk(words, index):
            yield words


def stands_alone(question: str, index: Index) -> bool:
    """Return whether a question depends on no earlier one: the name of something in the notes does not either."""
    return refinement_of(question) is None and (is_name(question, index) or not is_follow_up(question))


def words_and_filters(question: str, index: Index) -> tuple[str, Filters, tuple[str, ...]]:
    """Return the words of a question, the filters in it, and what is wrong with others."""
    words, filters = split_filters(question, index)
    known = name_unknown_filters(words, index)
    return known.text, filters, known.notices


def encodable(text: str) -> str:
    """Replace lone surrogates, which terminals and JSON let through and no tokenizer accepts."""
    return text.encode("utf-8", "replace").decode().strip()
