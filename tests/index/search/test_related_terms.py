"""Terms with a part in common."""

from __future__ import annotations

import pytest

from citewell.index.search.related_terms import MAX_RELATED, related_terms

TERMS = ["peintur", "coqu", "mess", "gescharft", "яблон", "是锁", "锁保", "保证", "a"]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("repeindr", ["peintur"]),
        ("messerscharf", ["gescharft", "mess"]),
        ("яблоневый", ["яблон"]),
        ("锁", ["是锁", "锁保"]),
        ("锁匠", []),  # a pair of characters is a term of its own
        ("navir", []),
        ("men", []),  # shorter than a run
        ("a", []),
        ("", []),
    ],
)
def test_terms_with_a_run_in_common_are_related_the_nearest_first(term: str, expected: list[str]) -> None:
    assert related_terms(term, TERMS) == expected


def test_only_the_nearest_are_returned() -> None:
    found = related_terms("baking", [f"baking{'x' * n}" for n in range(20)])
    assert found == [f"baking{'x' * n}" for n in range(MAX_RELATED)]
