"""Filters typed in a question: `in:react tag:hooks after:2026-01 status:draft "exact phrase" -word`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from citewell.assistant.ask.dates import parse_date
from citewell.assistant.ask.matching import having_term, matching_chunks
from citewell.assistant.limits import MAX_FILTERS
from citewell.assistant.types import NO_FILTERS, Filters
from citewell.index import Index

TYPED_FILTER = re.compile(
    r"(?<!\S)(?:"
    r"(?P<name>[a-z][\w-]*):(?P<value>\"[^\"]+\"|\S+)"
    r"|\"(?P<phrase>[^\"]*\w[^\"]*)\"(?=[\s?!.,;:)]|$)"
    r"|-(?P<word>[^\W\d_]{3,})(?=\s|$)"  # three letters: `docker run -it` has no exclusion
    r")",
    re.IGNORECASE,
)


def split_filters(typed: str, index: Index) -> tuple[str, Filters]:
    """Return the words of a question, and the filters typed among them.

    A filter that no chunk matches stays in the words: `in: which order` is part of a question, and a phrase that is
    nowhere in the material is searched by its words. So does `-word` where it is no exclusion (see `_is_exclusion`),
    and what follows the first `MAX_FILTERS`: pasted code may have hundreds of `name:value`, and each would cost a pass
    over the documents.
    """
    rest = index.terms(TYPED_FILTER.sub(lambda match: match["phrase"] or "", typed))
    filters, parts, end = NO_FILTERS, [], 0
    for match in islice(TYPED_FILTER.finditer(typed), MAX_FILTERS):
        one = _filters(match)
        if one.without:
            applies = _is_exclusion(one, rest, filters, index)
        else:
            applies = one != NO_FILTERS and bool(matching_chunks(one, index).any())
        if applies:
            filters = filters | one
        words = match["phrase"] or ("" if applies else match.group())
        parts += [typed[end : match.start()], words]
        end = match.end()
    question = "".join([*parts, typed[end:]])
    return " ".join(question.split()) if filters != NO_FILTERS else question.strip(), filters


def filter_of(name: str, value: str) -> Filters:
    """Return the filter that a name in lower case and a value stand for, whether or not a chunk matches it."""
    value = value.rstrip("?!.,;").strip('"')
    match name:
        case "in":
            return Filters(corpus=value)
        case "file":
            return Filters(file=value)
        case "difficulty":
            return Filters(difficulty=value)
        case "after" if parse_date(value):
            return Filters(after=value)
        case "sort" if value.lower() == "recent":
            return Filters(recent_first=True)
    return Filters(fields=((name, value),))


def _filters(found: re.Match[str]) -> Filters:
    if found["name"]:
        return filter_of(found["name"].lower(), found["value"])
    return Filters(phrases=(found["phrase"].strip(),)) if found["phrase"] else Filters(without=(found["word"],))


def _is_exclusion(exclusion: Filters, rest: Sequence[str], filters: Filters, index: Index) -> bool:
    """Return whether `-word` in a question excludes passages, rather than being an option as in `tar -xvf`.

    It does when the material has the word but nowhere writes it as an option, and when each term in the rest of the
    question is still in some passage after the exclusion. `filters` are those found before it.
    """
    (word,) = exclusion.without
    if not rest or not index.terms(word) or matching_chunks(exclusion, index).sum() == index.searchable.sum():
        return False
    typed = (*index.terms(f"-{word}"), *index.terms(f"--{word}"))
    options = [term for term in typed if term.startswith("-")]  # terms of their own, beside the word's
    if any(index.lexical_scores(option, "body").any() for option in options):
        return False
    before, after = matching_chunks(filters, index), matching_chunks(filters | exclusion, index)
    return all((found & after).any() or not (found & before).any() for found in (having_term(t, index) for t in rest))
