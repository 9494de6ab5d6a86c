"""What a person may be about to ask: the corpus's questions and definitions, found while typing, typos and all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Literal

from rapidfuzz import fuzz, process

from citewell.index import Chunk, Index, untitled, words

MOST = 7
MOST_QUESTIONS = 4
ALIKE = 75.0
"""Of 100: `decoratr` is alike to `decorator`, `cache` and `cause` are not."""
ENOUGH = 0.7
"""Share of the typed words, the rare ones counting more, that a suggestion has."""
LONGEST = 200
"""Characters that are read: who types more has no need of suggestions."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    text: str
    kind: Literal["question", "definition"]
    detail: str
    """Where it stands: the difficulty of a question, the question of a definition."""


class Suggestions:
    """Every question and definition of an index by the words in it."""

    def __init__(self, index: Index) -> None:
        self._all = list(_suggestions(index))
        self._places: defaultdict[str, set[int]] = defaultdict(set)
        for place, suggestion in enumerate(self._all):
            for word in words(suggestion.text):
                self._places[word].add(place)
        self._words = list(self._places)

    def match(self, typed: str) -> list[Suggestion]:
        """Return the best few questions, then definitions; of equal ones the shorter comes first."""
        scores: defaultdict[int, float] = defaultdict(float)
        total = 0.0
        for word in dict.fromkeys(words(typed[:LONGEST])):
            alike = self._alike(word)
            weight = log(2 + len(self._all) / (1 + len(alike)))
            total += weight
            for place, score in alike.items():
                scores[place] += weight * score
        enough = [place for place, score in scores.items() if score >= ENOUGH * total]
        enough.sort(key=lambda place: (-round(scores[place], 6), len(self._all[place].text), place))
        found = [self._all[place] for place in enough]
        questions = [suggestion for suggestion in found if suggestion.kind == "question"][:MOST_QUESTIONS]
        definitions = [suggestion for suggestion in found if suggestion.kind == "definition"]
        return [*questions, *definitions[: MOST - len(questions)]]

    def _alike(self, typed: str) -> dict[int, float]:
        """Score, from 0 to 1, each suggestion by its word that is most like the typed one, which may be unfinished."""
        found: defaultdict[int, float] = defaultdict(float)
        begun = {word: 100.0 if word == typed else 95.0 for word in self._words if word.startswith(typed)}
        close = process.extract(typed, self._words, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=20)
        for word, score in [*((word, score) for word, score, _ in close), *begun.items()]:
            for place in self._places[word]:
                found[place] = max(found[place], score / 100)
        return found


def _suggestions(index: Index) -> Iterable[Suggestion]:
    for question in index.questions:
        if question.listed and question.answered:
            yield Suggestion(untitled(question.title), "question", question.difficulty or "")
    seen = set()
    for chunk in index.chunks:
        if chunk.defines and chunk.symbol not in seen and not _is_local(chunk, index):
            seen.add(chunk.symbol)
            yield Suggestion(chunk.symbol, "definition", untitled(chunk.question))


def _is_local(chunk: Chunk, index: Index) -> bool:
    """Whether a definition stands inside a function: a decorator's `wrapper` is no name that anyone looks up."""
    while chunk.parent is not None:
        chunk = index.chunks[chunk.parent]
        if chunk.defines == "function":
            return True
    return False
