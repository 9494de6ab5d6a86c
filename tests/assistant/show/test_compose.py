"""Hits to passages, none of them saying the same twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citewell.assistant.ask.query import understand
from citewell.assistant.rank.retrieve import Evidence, retrieve
from citewell.assistant.show.compose import ENOUGH, ROOM, compose, distinct, highlights_of, related, shown
from citewell.assistant.types import Hit, url_of
from citewell.index import Chunk, Index, Span
from citewell.index.embed.query_encoder import Encoded
from tests.conftest import Ingest


@pytest.fixture(scope="module")
def evidence(index: Index) -> Evidence:
    return retrieve(understand("how do I cache", [], index), index)


@pytest.fixture(scope="module")
def query(evidence: Evidence) -> Encoded:
    return evidence.encoded


def hits(*chunks: Chunk) -> list[Hit]:
    return [Hit(chunk, {}, score=1 / place) for place, chunk in enumerate(chunks, 1)]


@pytest.fixture(scope="module")
def paragraphs(index: Index) -> list[Chunk]:
    """Passages of one document that share no line."""
    found: list[Chunk] = []
    for chunk in index.chunks:
        if (
            chunk.searchable
            and len(chunk.span) >= ENOUGH
            and not any(chunk.span.overlap(other.span) for other in found)
        ):
            found.append(chunk)
    return found


def test_passages_come_in_the_order_of_the_hits(evidence: Evidence, index: Index, paragraphs: list[Chunk]) -> None:
    given = paragraphs[:4]
    passages = compose(evidence, hits(*given), index, 3, html=False, explain=False)
    assert [(p.rank, p.citation.start_line) for p in passages] == [
        (n, c.span.start) for n, c in enumerate(given[:3], 1)
    ]


def test_what_repeats_half_of_an_earlier_passage_is_left_out(index: Index, paragraphs: list[Chunk]) -> None:
    first = paragraphs[0]
    start, end = first.span.start, first.span.end
    half = replace(first, span=Span(start + len(first.span) // 2, end), sha256="half")
    beside = replace(first, span=Span(end, end + 2 * ENOUGH), sha256="beside")
    kept = [hit.chunk for hit in distinct(hits(first, half, beside), index, 9)]
    assert kept == [first, beside]


def test_the_same_text_somewhere_else_is_left_out(index: Index, paragraphs: list[Chunk]) -> None:
    first, second, third = paragraphs[:3]
    same = replace(second, sha256=first.sha256)
    assert [hit.chunk for hit in distinct(hits(first, same, third), index, 9)] == [first, third]


def test_a_short_piece_is_shown_inside_what_holds_it(index: Index) -> None:
    for chunk in index.chunks:
        if chunk.searchable:
            whole = shown(chunk, index)
            assert chunk.span in whole.span
            assert whole is chunk or (len(chunk.span) < ENOUGH and len(whole.span) <= ROOM)
            assert whole.searchable


def test_a_passage_inside_another_highlights_the_piece_that_was_found(query: Encoded, index: Index) -> None:
    piece = next(c for c in index.chunks if c.searchable and shown(c, index).span != c.span)
    assert highlights_of(query, shown(piece, index), piece, index) == [piece.span]


def test_highlights_are_the_lines_nearest_to_the_query(ingested: Ingest) -> None:
    from citewell.index import load_index

    filler = "\n".join(f"filler number {n}" for n in range(10))
    index = load_index(ingested({"a.md": f"# Q1: A\n\n{filler}\nboil the kettle slowly\n{filler}\n"}))
    (chunk,) = [c for c in index.chunks if c.searchable]
    asked = index.encoder.encode("how do I heat water")
    assert highlights_of(asked, chunk, chunk, index) == [Span(13, 13)]


def test_html_is_made_only_for_who_shows_it(evidence: Evidence, index: Index, paragraphs: list[Chunk]) -> None:
    (plain,) = compose(evidence, hits(paragraphs[0]), index, 1, html=False, explain=False)
    (rendered,) = compose(evidence, hits(paragraphs[0]), index, 1, html=True, explain=False)
    assert (plain.html, rendered.html != "") == ("", True)


def test_related_questions_are_those_of_the_hits_nearest_first(index: Index, paragraphs: list[Chunk]) -> None:
    by_question = {chunk.question: chunk for chunk in paragraphs}
    given = list(by_question.values())[::-1][:5]
    found = related(hits(*given, *given), index)
    assert [question.title for question in found] == [chunk.question for chunk in given[:3]]


def test_text_that_belongs_to_no_question_relates_to_none(index: Index, paragraphs: list[Chunk]) -> None:
    assert related(hits(replace(paragraphs[0], question="nobody's")), index) == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.md", "/source/a.md?lines=1-2"),
        ("sub/a b.md", "/source/sub/a%20b.md?lines=1-2"),
        ("a?b#c.md", "/source/a%3Fb%23c.md?lines=1-2"),
        ("ö.md", "/source/%C3%B6.md?lines=1-2"),
    ],
)
def test_an_address_is_quoted(source: str, expected: str) -> None:
    assert url_of(source, Span(1, 2)) == expected
