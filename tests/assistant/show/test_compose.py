"""Ranked hits turned into passages."""

from __future__ import annotations

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.query import understand
from citewell.assistant.rank.retrieve import Retrieved, retrieve
from citewell.assistant.show.compose import (
    MAX_HOLDER_LINES,
    MAX_SECTION_LINES,
    MIN_CODE_LINES,
    compose,
    displayed_chunk,
)
from citewell.assistant.types import Header
from citewell.index import Chunk, Index, load_index
from tests.assistant.show.chunks import disjoint, hits
from tests.conftest import Ingest


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
            is_short_code = len(chunk.span) < MIN_CODE_LINES and len(shown.span) <= MAX_HOLDER_LINES
            is_section = shown.kind != "code" and len(shown.span) <= MAX_SECTION_LINES
            assert shown is chunk or is_short_code or is_section
            assert shown.searchable


def test_a_chunk_that_the_filters_exclude_is_not_shown_for_one_inside_it(index: Index) -> None:
    piece = next(c for c in index.chunks if c.searchable and displayed_chunk(c, index, index.searchable) is not c)
    allowed = index.searchable.copy()
    while (shown := displayed_chunk(piece, index, allowed)) is not piece:
        allowed[shown.id] = False
    assert allowed[piece.id]


def test_html_is_made_only_when_asked_for(retrieved: Retrieved, index: Index, paragraphs: list[Chunk]) -> None:
    (plain,) = compose(retrieved, hits(paragraphs[0]), index, 1, html=False, explain=False)
    (rendered,) = compose(retrieved, hits(paragraphs[0]), index, 1, html=True, explain=False)
    assert (plain.html, rendered.html != "") == ("", True)


def test_a_short_answer_is_shown_whole(ingested: Ingest) -> None:
    tide = "It is pulled by the moon.\n\n- Twice a day it rises.\n- Twice a day it falls.\n\nSpring tides are higher."
    index = load_index(ingested({"sea.md": f"# Sea\n\n## What makes the tide?\n\n{tide}\n\n## Salt\n\nFrom rocks.\n"}))
    found = answer("spring tides", [], index)
    assert found.passages[0].text == f"## What makes the tide?\n\n{tide}"
    assert found.passages[0].highlights


def test_rows_of_a_long_table_are_shown_with_its_header(ingested: Ingest) -> None:
    rows = "\n".join(f"| E{n} | the {word}{n} is stuck |" for n, word in enumerate(["lid", "belt", "drum"] * 66))
    index = load_index(
        ingested({"codes.md": f"# Codes\n\n## What do the codes mean?\n\n| Code | Meaning |\n|---|---|\n{rows}\n"})
    )
    passage = answer("E150", [], index).passages[0]
    assert "| E150 |" in passage.text
    assert passage.header == Header(5, 6, "| Code | Meaning |\n|---|---|")
    assert passage.citation.start_line > 6
    assert "Meaning" in passage.html
    assert "Meaning" not in passage.text
