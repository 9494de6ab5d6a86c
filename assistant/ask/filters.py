"""Filters typed in a question: `in:react file:hooks difficulty:medium "exact phrase" -word`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from citewell.assistant.types import NO_FILTERS, Filters
from citewell.index import Chunk, Index

ChunkMask = NDArray[np.bool_]
"""(chunks,): one truth value for each chunk of an index."""

_FIELD = re.compile(r"(?:^|\s)(?P<field>in|file|difficulty):(?P<value>\"[^\"]+\"|\S+)", re.IGNORECASE)
_PHRASE = re.compile(r"(?<!\S)\"(?P<phrase>[^\"]*\w[^\"]*)\"(?=[\s?!.,;:)]|$)")
_MINUS_WORD = re.compile(r"(?<!\S)-(?P<word>[^\W\d_]{3,})(?=\s|$)")  # three letters: `docker run -it` has no exclusion


def split_filters(typed: str, index: Index) -> tuple[str, Filters]:
    """Return the words of a question, and the filters typed among them.

    A filter that no chunk matches stays in the words: `in: which order` is part of a question, and a phrase that is
    nowhere in the material is searched by its words. So does `-word` where it is no exclusion (see `_is_exclusion`).
    """
    filters = NO_FILTERS

    def take_field(match: re.Match[str]) -> str:
        nonlocal filters
        name, value = match["field"].lower(), match["value"].strip('"')
        one = {"in": Filters(corpus=value), "file": Filters(file=value), "difficulty": Filters(difficulty=value)}[name]
        if not matching_chunks(one, index).any():
            return match.group()
        filters = filters | one
        return " "

    def take_phrase(match: re.Match[str]) -> str:
        nonlocal filters
        one = Filters(phrases=(match["phrase"].strip(),))
        if matching_chunks(one, index).any():
            filters = filters | one
        return match["phrase"]

    def take_exclusion(match: re.Match[str]) -> str:
        nonlocal filters
        if not _is_exclusion(match["word"], rest, filters, index):
            return match.group()
        filters = filters | Filters(without=(match["word"],))
        return " "

    words = _PHRASE.sub(take_phrase, _FIELD.sub(take_field, typed))
    rest = index.terms(_MINUS_WORD.sub(" ", words))
    words = _MINUS_WORD.sub(take_exclusion, words)
    return " ".join(words.split()) if filters != NO_FILTERS else words.strip(), filters


def _is_exclusion(word: str, rest: Sequence[str], filters: Filters, index: Index) -> bool:
    """Return whether `-word` in a question excludes passages, rather than being an option as in `tar -xvf`.

    It does when the material has the word but nowhere writes it as an option, and when each term in the rest of the
    question is still in some passage after the exclusion.
    """
    one = Filters(without=(word,))
    if not rest or not index.terms(word) or matching_chunks(one, index).sum() == index.searchable.sum():
        return False
    option = re.compile(rf"(?<![\w-])--?{re.escape(word)}(?![\w-])")
    if any(option.search(document.text) for document in index.documents.values()):
        return False
    before, after = matching_chunks(filters, index), matching_chunks(filters | one, index)
    return all((found & after).any() or not (found & before).any() for found in (_having(t, index) for t in rest))


def matching_chunks(filters: Filters, index: Index) -> ChunkMask:
    """Return which searchable chunks meet every filter."""
    matching = index.searchable.copy()
    if filters.corpus or filters.file:
        folder, part = filters.corpus.casefold() + "/", filters.file.casefold()
        sources = {
            source
            for source in index.documents
            if (not filters.corpus or source.casefold().startswith(folder)) and part in source.casefold()
        }
        matching &= np.array([chunk.source in sources for chunk in index.chunks], bool)
    if difficulty := filters.difficulty.casefold():
        questions = {(q.source, q.title) for q in index.questions if (q.difficulty or "").casefold() == difficulty}
        matching &= np.array([(chunk.source, chunk.question) in questions for chunk in index.chunks], bool)
    for phrase in filters.phrases:
        for term in index.terms(phrase):  # the term index narrows the chunks whose text is compared
            matching &= _having(term, index)
        folded = _folded(phrase)
        for number in np.flatnonzero(matching):
            matching[number] = folded in _folded(_text_and_headings(index.chunks[number], index))
    for word in filters.without:
        for term in index.terms(word)[:1]:
            matching &= index.lexical_scores(term, "body") == 0
    return matching


def _having(term: str, index: Index) -> ChunkMask:
    """Return which chunks have a term in their text or headings."""
    having: ChunkMask = index.lexical_scores(term, "body") + index.lexical_scores(term, "place") > 0
    return having


def _text_and_headings(chunk: Chunk, index: Index) -> str:
    return f"{index.text(chunk)}\n{' > '.join(chunk.heading_path)}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
