"""Definitions inside functions: a decorator's `wrapper` is no name that anyone looks up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from textwrap import dedent

from tree_sitter import Node

from index import Chunk, Index, Span
from index.grammars import parser_for
from index.listing import definition
from index.types import text_of


def is_local(chunk: Chunk, index: Index) -> bool:
    """Whether a definition stands inside a function; one inside a class alone does not."""
    outermost = chunk
    while outermost.parent is not None and index.chunks[outermost.parent].is_definition:
        outermost = index.chunks[outermost.parent]
    if outermost is chunk:
        return False
    text = dedent(text_of(index.lines[outermost.source], outermost.span))
    first, own = outermost.span.start, chunk.symbol.rpartition(".")[2]
    return any(
        chunk.span in place and name != own
        for name, start, end in _functions(text, outermost.language)
        if (place := Span(first + start, first + end))
    )


@lru_cache(maxsize=64)
def _functions(text: str, language: str) -> tuple[tuple[str, int, int], ...]:
    """Each function in a listing: its name, its first and its last line, from 0."""
    parser = parser_for(language)
    if parser is None:
        return ()
    return tuple(_walk(parser.parse(text.encode("utf-8", "surrogatepass")).root_node))


def _walk(node: Node) -> Iterator[tuple[str, int, int]]:
    waiting = [node]
    while waiting:
        here = waiting.pop()
        kind, name, _ = definition(here)
        if kind == "function":
            yield name, here.start_point[0], here.end_point[0]
        waiting.extend(here.named_children)
