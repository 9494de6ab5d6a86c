"""Ranked hits turned into passages."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.query import understand
from citewell.assistant.rank.retrieve import Retrieved, retrieve
from citewell.assistant.show.compose import MAX_HOLDER_LINES, MIN_CODE_LINES, compose, displayed_chunk
from citewell.index import Chunk, Index
from tests.assistant.show.chunks import disjoint, hits


@pytest.fixture(scope="module")
def retrieved(index: Index) -> Retrieved:
    return retrieve(understand("how do I cache", [], index), index)


@pytest.fixture(scope="module")
def paragraphs(index: Index) -> list[Chunk]:
    return disjoint(index, MIN_CODE_LINES)


def test_passages_are_in_the_order_of_the_hits(retrieved: Retrieved, index: Index, paragraphs: list[Chunk]) -> None:
    given = paragraphs[:4]
    passages = compose(retrieved, hits(*given), index, 3, html=False, explain=False)
    assert [(p.rank, p.citation.start_line) for p in passages] == [
        (n, c.span.start) for n, c in enumerate(given[:3], 1)
    ]


def test_short_code_is_shown_inside_the_chunk_that_holds_it(index: Index) -> None:
    for chunk in index.chunks:
        if chunk.searchable:
            shown = displayed_chunk(chunk, index, index.searchable)
            assert chunk.span in shown.span
            assert shown is chunk or (len(chunk.span) < MIN_CODE_LINES and len(shown.span) <= MAX_HOLDER_LINES)
            assert shown.searchable


def test_a_chunk_that_the_filters_exclude_is_not_shown_for_one_inside_it(index: Index) -> None:
    piece = next(c for c in index.chunks if c.searchable and displayed_chunk(c, index, index.searchable) is not c)
    allowed = index.searchable.copy()
    allowed[displayed_chunk(piece, index, allowed).id] = False
    assert displayed_chunk(piece, index, allowed) is piece


def test_html_is_made_only_when_asked_for(retrieved: Retrieved, index: Index, paragraphs: list[Chunk]) -> None:
    (plain,) = compose(retrieved, hits(paragraphs[0]), index, 1, html=False, explain=False)
    (rendered,) = compose(retrieved, hits(paragraphs[0]), index, 1, html=True, explain=False)
    assert (plain.html, rendered.html != "") == ("", True)
