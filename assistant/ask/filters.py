"""Where an answer may come from: `in:react file:hooks difficulty:medium "exact phrase" -word`, typed or as fields."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citewell.index import Chunk, Index, terms

Allowed = NDArray[np.bool_]

_NAMED = re.compile(r"(?:^|\s)(?P<field>in|file|difficulty):(?P<value>\"[^\"]+\"|\S+)", re.IGNORECASE)
_PHRASE = re.compile(r"(?<!\S)\"(?P<phrase>[^\"]*\w[^\"]*)\"(?=[\s?!.,;:)]|$)")
_WITHOUT = re.compile(r"(?<!\S)-(?P<word>[^\W\d_]{3,})(?=\s|$)")  # `docker run -it` excludes nothing


@dataclass(frozen=True, slots=True)
class Filters:
    """What every passage must have, or must not. Nothing is asked for by an empty field."""

    corpus: str = ""
    """The name of a corpus, or the folder below which a document stands."""
    file: str = ""
    """A part of the document's path."""
    difficulty: str = ""
    phrases: tuple[str, ...] = ()
    """Stand in the passage or its headings word for word, whatever the case and the line breaks."""
    without: tuple[str, ...] = ()
    """Words that the passage has in no form."""

    def __str__(self) -> str:
        named = {"in": self.corpus, "file": self.file, "difficulty": self.difficulty}
        said = [f'{name}:"{value}"' if " " in value else f"{name}:{value}" for name, value in named.items() if value]
        return " ".join([*said, *(f'"{phrase}"' for phrase in self.phrases), *(f"-{word}" for word in self.without)])

    def __or__(self, other: Filters) -> Filters:
        """Both; where both name one thing, the other's."""
        return Filters(
            other.corpus or self.corpus,
            other.file or self.file,
            other.difficulty or self.difficulty,
            tuple(dict.fromkeys(self.phrases + other.phrases)),
            tuple(dict.fromkeys(self.without + other.without)),
        )


NONE = Filters()


def taken_out(typed: str, index: Index) -> tuple[str, Filters]:
    """The words of a question, and the filters typed among them.

    What no document fits is no filter but words: `in: which order` asks something, and a phrase that stands nowhere is
    searched by its words.
    """
    filters = NONE

    def named(match: re.Match[str]) -> str:
        nonlocal filters
        field, value = match["field"].lower(), match["value"].strip('"')
        one = {"in": Filters(corpus=value), "file": Filters(file=value), "difficulty": Filters(difficulty=value)}[field]
        if not allowed(one, index).any():
            return match.group()
        filters = filters | one
        return " "

    def phrase(match: re.Match[str]) -> str:
        nonlocal filters
        one = Filters(phrases=(match["phrase"].strip(),))
        if allowed(one, index).any():
            filters = filters | one
        return match["phrase"]

    def without(match: re.Match[str]) -> str:
        nonlocal filters
        filters = filters | Filters(without=(match["word"],))
        return " "

    words = _PHRASE.sub(phrase, _NAMED.sub(named, typed))
    if terms(_WITHOUT.sub("", words)):
        words = _WITHOUT.sub(without, words)
    return " ".join(words.split()) if filters != NONE else words.strip(), filters


def allowed(filters: Filters, index: Index) -> Allowed:
    """(chunks,): the passages that meet every filter."""
    fits = index.searchable.copy()
    if filters.corpus or filters.file:
        inside, part = filters.corpus.casefold() + "/", filters.file.casefold()
        sources = {
            source
            for source in index.documents
            if (not filters.corpus or source.casefold().startswith(inside)) and part in source.casefold()
        }
        fits &= np.array([chunk.source in sources for chunk in index.chunks], bool)
    if wanted := filters.difficulty.casefold():
        questions = {(q.source, q.title) for q in index.questions if (q.difficulty or "").casefold() == wanted}
        fits &= np.array([(chunk.source, chunk.question) in questions for chunk in index.chunks], bool)
    for phrase in filters.phrases:
        words = terms(phrase)
        for term in words:
            fits &= index.lexical.scores([term], "body") + index.lexical.scores([term], "place") > 0
        said = _folded(phrase)
        for number in np.flatnonzero(fits):
            fits[number] = said in _folded(_all_of(index.chunks[number], index))
    for word in filters.without:
        for term in terms(word)[:1]:
            fits &= index.lexical.scores([term], "body") == 0
    return fits


def _all_of(chunk: Chunk, index: Index) -> str:
    return f"{index.text(chunk)}\n{' > '.join(chunk.heading_path)}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
