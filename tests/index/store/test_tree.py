"""The tree of the chunks, walked by `Chunk.parent`."""

from __future__ import annotations

import pytest

from citewell.index import Chunk, Span
from citewell.index.store.tree import ChunkTree

PARENTS = [None, 0, 0, 2, None, None]  # 0 holds 1 and 2, 2 holds 3; 4 is beside 0, 5 belongs to another question
QUESTIONS = ["Q1"] * 5 + ["Q2"]


def chunk(number: int) -> Chunk:
    span = Span(number + 1, number + 1)
    return Chunk(number, "a.md", span, "prose", QUESTIONS[number], (), "", "", 1, "", parent=PARENTS[number])


CHUNKS = [chunk(number) for number in range(len(PARENTS))]
TREE = ChunkTree(CHUNKS)


@pytest.mark.parametrize(("number", "expected"), [(0, []), (1, [0]), (3, [2, 0]), (5, [])])
def test_ancestors_come_nearest_first(number: int, expected: list[int]) -> None:
    assert [holder.id for holder in TREE.ancestors(CHUNKS[number])] == expected


@pytest.mark.parametrize(("number", "expected"), [(0, [1, 2]), (2, [3]), (3, []), (5, [])])
def test_children_are_directly_inside(number: int, expected: list[int]) -> None:
    assert [child.id for child in TREE.children(CHUNKS[number])] == expected


@pytest.mark.parametrize(("number", "expected"), [(1, [2]), (2, [1]), (3, []), (0, [4]), (5, [])])
def test_siblings_have_the_same_parent_or_question(number: int, expected: list[int]) -> None:
    assert [sibling.id for sibling in TREE.siblings(CHUNKS[number])] == expected
