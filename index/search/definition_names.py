"""Definitions by name, so that a query is compared with few of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from citewell.index.search.terms import identifier, words
from citewell.index.types import Chunk


class DefinitionNames:
    """The searchable chunks that define something, by each spelling that may name them."""

    def __init__(self, chunks: Iterable[Chunk]) -> None:
        self._chunks: defaultdict[str, list[int]] = defaultdict(list)
        """Ids of chunks, by one spelling of their name and of its endings after a dot, and by word of its last part."""
        for chunk in chunks:
            if chunk.defines and chunk.searchable:
                for key in _keys(chunk.symbol):
                    self._chunks[key].append(chunk.id)

    def like(self, name: str) -> list[int]:
        """Return the ids of the definitions that may have a name, in whatever spelling, or a part of theirs equal to
        it; ascending."""
        keys = {identifier(name), *words(name)[:1]}
        return sorted({number for key in keys for number in self._chunks.get(key, ())})


def _keys(symbol: str) -> set[str]:
    parts = symbol.split(".")
    return {identifier(".".join(parts[start:])) for start in range(len(parts))} | {*words(parts[-1])}
