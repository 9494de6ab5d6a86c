"""Questions that are an identifier, or part of one: the definition is wanted, whatever else is near."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.types import Query
from index import Chunk, Index
from index.terms import identifier, words

_LOOKS_LIKE_CODE = re.compile(r"\w[._]\w|[a-z][A-Z]|[A-Z][a-z]+[A-Z]|\(\)|^__|^[A-Z][A-Z0-9]+_")


def definitions(query: Query, index: Index) -> dict[int, float]:
    """Chunks that define what is asked for by name, with how exactly: 3 the dotted name, 2 the name, 1 a part of it.

    A plain word counts only as a whole name: who types `cache` may mean the subject, who types `get_cache` means the
    code.
    """
    asked = query.typed.strip("`'\"?!.,:;() \t")
    if not asked or re.search(r"\s", asked):
        return {}
    folded, parts = identifier(asked), words(asked)
    is_code = bool(_LOOKS_LIKE_CODE.search(asked))
    found: dict[int, float] = {}
    for chunk in _defining(index.chunks):
        own = chunk.symbol.rpartition(".")[2]
        if identifier(own) == folded:
            found[chunk.id] = 2.0
        elif is_code and "." in asked and identifier(chunk.symbol).endswith(folded):
            found[chunk.id] = 3.0
        elif is_code and _contains(words(own), parts):
            found[chunk.id] = 1.0
    best = max(found.values(), default=0.0)
    return {number: exactness for number, exactness in found.items() if exactness == best}


def _defining(chunks: Iterable[Chunk]) -> Iterable[Chunk]:
    """The chunks that are a definition, not a part of one."""
    return (chunk for chunk in chunks if chunk.is_definition and chunk.searchable)


def _contains(name: list[str], part: list[str]) -> bool:
    return any(name[i : i + len(part)] == part for i in range(len(name) - len(part) + 1)) if part else False
