"""Terms of programming that no spelling correction touches."""

from __future__ import annotations

import pytest

from citewell.index.search.programming_terms import programming_terms


@pytest.fixture(scope="module")
def terms() -> set[str]:
    return programming_terms()


@pytest.mark.parametrize(
    "word",
    [
        "metaclass",
        "dunder",
        "kwargs",
        "mixin",
        "mutex",
        "memoize",
        "asyncio",
        "enum",
        "kotlin",
        "nginx",
        "yaml",
        "graphql",
    ],
)
def test_a_term_is_known(terms: set[str], word: str) -> None:
    assert word in terms


@pytest.mark.parametrize("word", ["decoratr", "middlewre", "asyncronous", "fucntion", "waht", "djnago", "semafore"])
def test_a_misspelling_is_not(terms: set[str], word: str) -> None:
    assert word not in terms
