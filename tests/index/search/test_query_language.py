"""The language of a query, by the documents."""

from __future__ import annotations

import pytest

from citewell.index.search.analyser import Analyser
from citewell.index.search.query_language import query_language

ANALYSER = Analyser.of(["en", "fr", "zh"])
OCCURRING = {("ancre", "fr"), ("docker", "fr"), ("docker", "en"), ("anchor", "en"), ("索引", "zh")}


def occurs(term: str, code: str) -> bool:
    return (term, code) in OCCURRING


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("what is an anchor", "en"),
        ("jeter l'ancre dans le port", "fr"),
        ("ancre", "fr"),
        ("what is ancre", "en"),
        ("索引 docker", "en"),
        ("索引", "zh"),
        ("docker", "en"),  # in documents of both: the language of more documents
        ("zebra", "en"),
        ("", "en"),
    ],
)
def test_stop_words_and_words_of_the_documents_tell_the_language(query: str, code: str) -> None:
    assert query_language(query, ANALYSER, occurs) == code


def test_of_one_language_there_is_nothing_to_tell() -> None:
    assert query_language("what is an anchor", Analyser.of(["fr"]), occurs) == "fr"
