"""What is studied: all cards, or those of a subject, a corpus, a section or a difficulty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citewell.assistant.ask.listed_questions import listed_questions
from citewell.assistant.ask.query import understand
from citewell.assistant.rank.search import search
from citewell.assistant.rank.weights import load_weights
from citewell.assistant.study.cards import Card, cards_of
from citewell.assistant.types import NO_FILTERS, Query
from citewell.index import Index

SUBJECT_HITS = 20
"""A subject is what the answers with the first so many hits are about. Further hits only mention it: of the questions
that come with Citewell, `decorators` gives four, `middleware` two and `the GIL` one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cards are studied. An empty field leaves none out."""

    subject: str = ""
    """What their answers are about, as it is typed in the chat, filters included."""
    corpus: str = ""
    """The name of a corpus, or a folder: the first part of the source's path."""
    section: str = ""
    difficulty: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, in the order of the notes."""

    corpora: tuple[str, ...]
    sections: tuple[str, ...]
    difficulties: tuple[str, ...]


def cards_in(scope: Scope, index: Index) -> list[Card]:
    """Return the cards of a scope, those nearest to the subject first, else in the order of the documents."""
    cards: Sequence[Card] = cards_about(scope.subject, index) if scope.subject.strip() else cards_of(index)
    return [
        card
        for card in cards
        if _is(scope.corpus, corpus_of(card))
        and _is(scope.section, card.question.section)
        and _is(scope.difficulty, card.question.difficulty)
    ]


def cards_about(subject: str, index: Index) -> list[Card]:
    """Return the cards whose answers are about a subject, the nearest first; none when the notes do not cover it.

    A subject of filters alone, such as `difficulty:hard`, gives all cards that they let through. No spelling is
    corrected: a list of questions would not show that another word was searched.
    """
    cards: defaultdict[tuple[str, str], list[Card]] = defaultdict(list)
    for card in cards_of(index):
        cards[card.question.source, card.question.title].append(card)
    about = _questions_about(understand(subject, (), index, as_typed=True), index)
    return [card for source, title in dict.fromkeys(about) for card in cards[source, title]]


def choices_among(cards: Sequence[Card]) -> Choices:
    """Return the corpora, sections and difficulties of cards."""
    return Choices(
        _distinct(corpus_of(card) for card in cards),
        _distinct(card.question.section for card in cards),
        _distinct(card.question.difficulty for card in cards),
    )


def corpus_of(card: Card) -> str:
    """Return the first part of the path of a card's document; empty for one in no folder."""
    first, slash, _ = card.question.source.partition("/")
    return first if slash else ""


def _questions_about(query: Query, index: Index) -> list[tuple[str, str]]:
    """Return the source and the title of each question that a query is about, some of them several times."""
    if query.within:
        return [(query.within.source, query.within.title)]
    if query.reply == "filters" and query.filters != NO_FILTERS:
        return [(question.source, question.title) for question in listed_questions(index, query.filters)]
    found = search(query, index, load_weights()) if query.reply is None else None
    if found is None or found.verdict == "not_covered":
        return []
    coverage = found.hits[0].features.term_coverage
    nearest = [hit.chunk for hit in found.hits[:SUBJECT_HITS] if hit.features.term_coverage >= coverage]
    return [(chunk.source, chunk.question) for chunk in nearest]


def _is(wanted: str, found: str | None) -> bool:
    return not wanted or wanted.casefold() == (found or "").casefold()


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
