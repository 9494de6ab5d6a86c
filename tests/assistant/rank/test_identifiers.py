"""A query that is an identifier finds its definition."""

from __future__ import annotations

import re

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.query import understand
from citewell.assistant.rank.identifiers import definitions
from citewell.index import Index
from tests.index.test_corpus import definitions as defined_in_corpus

NAMES = sorted(name for name in defined_in_corpus() if re.search(r"_\w|[a-z][A-Z]", name))[::10]


@pytest.mark.parametrize("name", NAMES)
def test_an_identifier_puts_its_definition_first(index: Index, name: str) -> None:
    found = answer(name, [], index, 3, html=False)
    assert found.verdict == "answered"
    assert re.search(rf"\b(def|class) {name}\b", found.passages[0].text)


@pytest.mark.parametrize(
    "typed",
    [
        "retry_with_backoff",
        "retryWithBackoff",
        "RetryHandler.retry_with_backoff",
        "retry_with_backoff()",
        "`retry_with_backoff`",
        "RetryHandler retry_with_backoff",
        "retry_with_backoff?",
    ],
)
def test_an_identifier_may_be_spelled_in_any_style(index: Index, typed: str) -> None:
    first = answer(typed, [], index, 1, html=False).passages[0]
    assert "def retry_with_backoff(" in first.text


@pytest.mark.parametrize("part", ["with_backoff", "RetryHand", "retry_with"])
def test_a_part_of_an_identifier_finds_its_definition(index: Index, part: str) -> None:
    first = answer(part, [], index, 1, html=False).passages[0]
    assert re.search(r"(def|class) \w*(retry|Retry)\w*", first.text)


def test_an_identifier_is_no_follow_up(index: Index) -> None:
    first = answer("retry_with_backoff", ["what is the global interpreter lock"], index, 1, html=False).passages[0]
    assert "def retry_with_backoff(" in first.text


@pytest.mark.parametrize("typed", ["retry_with_backoff", "RetryHandler", "cache_result"])
def test_a_part_of_a_definition_does_not_define_it(index: Index, typed: str) -> None:
    """The last lines of a long function have its symbol but do not define it."""
    found = definitions(understand(typed, [], index), index)
    assert found
    assert [
        index.chunks[n].span for n in found if not re.search(rf"(def|class) {typed}\b", index.text(index.chunks[n]))
    ] == []


@pytest.mark.parametrize("typed", ["retry with backoff", "cache", "", "?!", "how does RetryHandler work"])
def test_plain_words_are_no_identifier(index: Index, typed: str) -> None:
    found = definitions(understand(typed, [], index), index)
    assert [index.chunks[n].symbol for n in found if index.chunks[n].symbol.rpartition(".")[2].lower() != typed] == []
