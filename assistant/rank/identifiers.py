"""Questions that are an identifier or a part of one: they ask for its definition."""

from __future__ import annotations

import re

from citewell.assistant.types import Query
from citewell.index import Index, identifier, words

_LOOKS_LIKE_CODE = re.compile(r"\w[._]\w|[a-z][A-Z]|[A-Z][a-z]+[A-Z]|\(\)|^__|^[A-Z][A-Z0-9]+_")

# How exactly a definition has the name that was typed.
DOTTED_NAME = 4.0  # `Cache.get`, or `Cache get`, for the method of that class
SAME_NAME = 3.0
SAME_WORDS = 2.0  # `retryWithBackoff` for `retry_with_backoff`
PART_OF_NAME = 1.0  # `with_backoff` for `retry_with_backoff`
NO_MATCH = 0.0


def definitions(query: Query, index: Index) -> dict[int, float]:
    """Return the ids of the chunks that best match the query as a name, with how exactly they do, from 1 to 4.

    A plain word has to be a whole name: `cache` may mean the subject, while `get_cache` can only mean code. A text of
    several words without an identifier in it names nothing.
    """
    asked = query.typed.strip("`'\"?!.,:;() \t")
    is_code = any(_LOOKS_LIKE_CODE.search(word) for word in asked.split())
    if not asked or (re.search(r"\s", asked) and not is_code):
        return {}
    found = {chunk.id: _exactness(asked, is_code, chunk.symbol) for chunk in index.definitions_like(asked)}
    best = max(found.values(), default=NO_MATCH)
    return {number: exactness for number, exactness in found.items() if best and exactness == best}


def _exactness(asked: str, is_code: bool, symbol: str) -> float:
    name = symbol.rpartition(".")[2]
    folded = identifier(asked)
    if is_code and re.search(r"[.\s]", asked):
        parts = symbol.split(".")
        endings = {identifier(".".join(parts[i:])) for i in range(len(parts) - 1)}
        return DOTTED_NAME if folded in endings else NO_MATCH
    if name == asked:
        return SAME_NAME
    if identifier(name) == folded:
        return SAME_WORDS
    return PART_OF_NAME if is_code and _contains(words(name), words(asked)) else NO_MATCH


def _contains(name: list[str], part: list[str]) -> bool:
    """Return whether a list has another as a run of its elements."""
    return any(name[i : i + len(part)] == part for i in range(len(name) - len(part) + 1)) if part else False
