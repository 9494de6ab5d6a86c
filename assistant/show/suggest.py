"""Suggest questions and definitions of the corpus for an unfinished question, typing errors allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Literal

from rapidfuzz import fuzz, process

from citewell.index import Chunk, Index, without_number, words

MAX_SUGGESTIONS = 7
MAX_QUESTIONS = 4
MIN_SIMILARITY = 75.0
"""Percent, by rapidfuzz's `ratio`: `decoratr` matches `decorator`, `cache` does not match `cause`."""
MIN_MATCHED_WEIGHT = 0.7
"""Share of the typed words' weight, in which rare words count more, that a suggestion must match."""
MAX_TYPED_CHARS = 200
"""The rest is ignored: who has typed more needs no suggestion."""
PREFIX_SIMILARITY = 95.0
"""Percent that the beginning of a word counts, just below the whole word."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question or definition that can be asked for."""

    text: str
    kind: Literal["question", "definition"]
    detail: str
    """The difficulty of a question, or the question whose answer holds a definition."""
    source: str
    start_line: int
    """Of the question, or of the definition."""
    end_line: int
    """Of the question's answer, or of the definition."""


class Suggestions:
    """The questions and definitions of an index, by their words."""

    def __init__(self, index: Index) -> None:
        self._all = list(_suggestions(index))
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        for number, suggestion in enumerate(self._all):
            for word in words(suggestion.text):
                self._by_word[word].add(number)
        self._words = list(self._by_word)

    def match(self, typed: str) -> list[Suggestion]:
        """Return the best questions, then the best definitions; of equally good ones the shorter comes first."""
        scores: defaultdict[int, float] = defaultdict(float)
        total = 0.0
        for word in dict.fromkeys(words(typed[:MAX_TYPED_CHARS])):
            similar = self._similar(word)
            weight = log(2 + len(self._all) / (1 + len(similar)))
            total += weight
            for number, similarity in similar.items():
                scores[number] += weight * similarity
        matching = [number for number, score in scores.items() if score >= MIN_MATCHED_WEIGHT * total]
        matching.sort(key=lambda number: (-round(scores[number], 6), len(self._all[number].text), number))
        found = [self._all[number] for number in matching]
        questions = [suggestion for suggestion in found if suggestion.kind == "question"][:MAX_QUESTIONS]
        definitions = [suggestion for suggestion in found if suggestion.kind == "definition"]
        return [*questions, *definitions[: MAX_SUGGESTIONS - len(questions)]]

    def _similar(self, typed: str) -> dict[int, float]:
        """Return each suggestion with a word similar to a typed one, and how similar it is, from 0 to 1."""
        found: defaultdict[int, float] = defaultdict(float)
        begun = {word: 100.0 if word == typed else PREFIX_SIMILARITY for word in self._words if word.startswith(typed)}
        close = process.extract(typed, self._words, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=20)
        for word, percent in [*((word, percent) for word, percent, _ in close), *begun.items()]:
            for number in self._by_word[word]:
                found[number] = max(found[number], percent / 100)
        return found


def _suggestions(index: Index) -> Iterable[Suggestion]:
    for question in index.questions:
        if question.listed and question.answered:
            title, detail, lines = without_number(question.title), question.difficulty or "", question.span
            yield Suggestion(title, "question", detail, question.source, lines.start, lines.end)
    seen = set()
    for chunk in index.chunks:
        if chunk.defines and chunk.symbol not in seen and not _is_local(chunk, index):
            seen.add(chunk.symbol)
            detail, lines = without_number(chunk.question), chunk.span
            yield Suggestion(chunk.symbol, "definition", detail, chunk.source, lines.start, lines.end)


def _is_local(chunk: Chunk, index: Index) -> bool:
    """Return whether a definition is inside a function, like a decorator's `wrapper`, which nobody looks up."""
    return any(holder.defines == "function" for holder in index.ancestors(chunk))
