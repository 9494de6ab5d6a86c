"""Repeated passages folded into one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citewell.assistant.rank.hits import Hit
from citewell.assistant.show.repeats import fold_repeats
from citewell.index import Chunk, Index, Span
from tests.assistant.show.chunks import disjoint, hits

LINES = 12


@pytest.fixture(scope="module")
def paragraphs(index: Index) -> list[Chunk]:
    return disjoint(index, LINES)


def displayed(*chunks: Chunk) -> list[tuple[Hit, Chunk]]:
    return [(hit, hit.chunk) for hit in hits(*chunks)]


def test_a_chunk_that_shares_half_of_an_earlier_one_is_left_out(index: Index, paragraphs: list[Chunk]) -> None:
    first = paragraphs[0]
    start, end = first.span.start, first.span.end
    half = replace(first, span=Span(start + len(first.span) // 2, end), sha256="half")
    beside = replace(first, span=Span(end, end + 2 * LINES), sha256="beside")
    kept = [one.chunk for one in fold_repeats(displayed(first, half, beside), index, 9)]
    assert kept == [first, beside]


def test_a_copy_elsewhere_is_listed_with_the_first(index: Index, paragraphs: list[Chunk]) -> None:
    first, second, third = paragraphs[:3]
    copy = replace(second, sha256=first.sha256)
    found = fold_repeats(displayed(first, copy, third), index, 9)
    assert [(one.chunk, one.copies) for one in found] == [(first, [copy]), (third, [])]


def test_copies_are_folded_beyond_the_limit_too(index: Index, paragraphs: list[Chunk]) -> None:
    first, second, third = paragraphs[:3]
    copy = replace(third, sha256=first.sha256)
    found = fold_repeats(displayed(first, second, copy), index, 1)
    assert [(one.chunk, one.copies) for one in found] == [(first, [copy])]
