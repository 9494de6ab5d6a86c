"""The analyser of chunks and queries."""

from __future__ import annotations

import pytest

from citewell.index.search.terms import identifier, terms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("the and of", []),
        ("Decorators decorate", ["decor", "decor"]),
        ("retry_with_backoff", ["retri", "backoff", "retrywithbackoff"]),
        ("RetryHandler", ["retri", "handler", "retryhandler"]),
        ("getHTTPResponse", ["http", "respons", "gethttpresponse"]),
        ("functools.wraps", ["functool", "wrap", "functoolswraps"]),
        ("__init__", ["init"]),
        ("Python 3.12", ["python", "3", "12", "312"]),
        ("user's", ["user"]),
        ("don't", []),
        ("café", ["café"]),
        ("日本語", ["日本", "本語"]),
        ("多", ["多"]),
        ("\x00 -- !! \n", []),
    ],
)
def test_text_is_cut_into_stems_parts_and_wholes(text: str, expected: list[str]) -> None:
    found = terms(text)
    assert [term for term in expected if term not in found] == []
    assert expected or found == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("retry_with_backoff", "retryWithBackoff"),
        ("retry-with-backoff", "RetryWithBackoff"),
        ("HTTPServer", "http_server"),
        ("__init__", "init"),
    ],
)
def test_spellings_of_one_identifier_fold_to_one(one: str, other: str) -> None:
    assert identifier(one) == identifier(other) != ""


@pytest.mark.parametrize(
    ("query", "text"), [("decorators", "a decorator"), ("caching", "cached"), ("getUser", "get_user")]
)
def test_a_query_shares_a_term_with_what_it_means(query: str, text: str) -> None:
    assert set(terms(query)) & set(terms(text))


def test_words_are_as_they_are_written() -> None:
    assert words("RetryHandler retries os.path") == ["retry", "handler", "retries", "os", "path"]
