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

_FILTER = re.compile(
    r"(?<!\S)(?:"
    r"(?P<field>in|file|difficulty):(?P<value>\"[^\"]+\"|\S+)"
    r"|\"(?P<phrase>[^\"]*\w[^\"]*)\"(?=[\s?!.,;:)]|$)"
    r"|-(?P<word>[^\W\d_]{3,})(?=\s|$)"  # three letters: `docker run -it` has no exclusion
    r")",
    re.IGNORECASE,
)


def split_filters(typed: str, index: Index) -> tuple[str, Filters]:
    """Return the words of a question, and the filters typed among them.

    A filter that no chunk matches stays in the words: `in: which order` is part of a question, and a phrase that is
    nowhere in the material is searched by its words. So does `-word` where it is no exclusion (see `_is_exclusion`).
    """
    rest = index.terms(_FILTER.sub(lambda match: match["phrase"] or "", typed))
    filters, parts, end = NO_FILTERS, [], 0
    for match in _FILTER.finditer(typed):
        one = _filter_of(match)
        applies = _is_exclusion(one, rest, filters, index) if one.without else matching_chunks(one, index).any()
        if applies:
            filters = filters | one
        words = match["phrase"] or ("" if applies else match.group())
        parts += [typed[end : match.start()], words]
        end = match.end()
    question = "".join([*parts, typed[end:]])
    return " ".join(question.split()) if filters != NO_FILTERS else question.strip(), filters


def _filter_of(found: re.Match[str]) -> Filters:
    value = (found["value"] or "").strip('"')
    match (found["field"] or "").lower():
        case "in":
            return Filters(corpus=value)
        case "file":
            return Filters(file=value)
        case "difficulty":
            return Filters(difficulty=value)
    return Filters(phrases=(found["phrase"].strip(),)) if found["phrase"] else Filters(without=(found["word"],))


def _is_exclusion(exclusion: Filters, rest: Sequence[str], filters: Filters, index: Index) -> bool:
    """Return whether `-word` in a question excludes passages, rather than being an option as in `tar -xvf`.

    It does when the material has the word but nowhere writes it as an option, and when each term in the rest of the
    question is still in some passage after the exclusion. `filters` are those found before it.
    """
    (word,) = exclusion.without
    if not rest or not index.terms(word) or matching_chunks(exclusion, index).sum() == index.searchable.sum():
        return False
    options = (index.terms(f"-{word}")[-1], index.terms(f"--{word}")[-1])  # terms of their own, beside the word's
    if any(index.lexical_scores(option, "body").any() for option in options):
        return False
    before, after = matching_chunks(filters, index), matching_chunks(filters | exclusion, index)
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
