"""Words, their parts and their folded spellings."""

from __future__ import annotations

import pytest

from citewell.index.search.terms import fold, identifier, identifiers, parts, words


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
    ("word", "expected"),
    [
        ("getHTTPResponse2", ("get", "http", "response", "2")),
        ("naïveBayes", ("naïve", "bayes")),
        ("НовыйГод", ("новый", "год")),
        ("हिन्दी", ("हिन्दी",)),
        ("___", ()),
    ],
)
def test_a_word_is_cut_where_its_case_changes(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected


def test_words_are_as_they_are_spelled() -> None:
    assert words("RetryHandler retries os.path, jalapeño") == ["retry", "handler", "retries", "os", "path", "jalapeño"]


@pytest.mark.parametrize(("word", "expected"), [("jalapeño", "jalapeno"), ("ﬁn", "ﬁn"), ("が", "が"), ("й", "й")])
def test_accents_of_latin_and_greek_are_dropped(word: str, expected: str) -> None:
    assert fold(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KubeProxyDown constantly firing", {"kubeproxydown"}),
        ("set HTTP_PROXY and no_proxy", {"httpproxy", "noproxy"}),
        ("why is HTTP/2 slow", set()),
        ("what is a deque", set()),
    ],
)
def test_an_identifier_is_a_word_of_several_parts(text: str, expected: set[str]) -> None:
    assert identifiers(text) == expected
