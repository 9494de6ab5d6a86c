"""Questions that are an identifier, or part of one: the definition is wanted, whatever else is near."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citewell.assistant.types import Query
from citewell.index import Chunk, Index, identifier, words

_LOOKS_LIKE_CODE = re.compile(r"\w[._]\w|[a-z][A-Z]|[A-Z][a-z]+[A-Z]|\(\)|^__|^[A-Z][A-Z0-9]+_")


def definitions(query: Query, index: Index) -> dict[int, float]:
    """Chunks that define what is asked for by name, with how exactly.

    4 the dotted name, also with spaces (`Cache get`); 3 the very name, 2 the name written otherwise, 1 a part of it. A
    plain word counts only as a whole name: who types `cache` may mean the subject, who types `get_cache` means the
    code.
    """
    asked = query.typed.strip("`'\"?!.,:;() \t")
    is_code = any(_LOOKS_LIKE_CODE.search(word) for word in asked.split())
    if not asked or (re.search(r"\s", asked) and not is_code):
        return {}
    found = {chunk.id: _exactness(asked, is_code, chunk.symbol) for chunk in _defining(index.chunks)}
    best = max(found.values(), default=0.0)
    return {number: exactness for number, exactness in found.items() if best and exactness == best}


def _exactness(asked: str, is_code: bool, symbol: str) -> float:
    own = symbol.rpartition(".")[2]
    folded = identifier(asked)
    if is_code and re.search(r"[.\s]", asked):
        parts = symbol.split(".")
        endings = {identifier(".".join(parts[i:])) for i in range(len(parts) - 1)}
        return 4.0 if folded in endings else 0.0
    if own == asked:
        return 3.0
    if identifier(own) == folded:
        return 2.0
    return 1.0 if is_code and _contains(words(own), words(asked)) else 0.0


def _defining(chunks: Iterable[Chunk]) -> Iterable[Chunk]:
    """The chunks that are a definition, not a part of one."""
    return (chunk for chunk in chunks if chunk.defines and chunk.searchable)


def _contains(name: list[str], part: list[str]) -> bool:
    return any(name[i : i + len(part)] == part for i in range(len(name) - len(part) + 1)) if part else False
