"""From what was typed to what is searched."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.query import repair, understand
from citewell.index import Index
from citewell.index.search.vocabulary import Vocabulary, write_vocabulary

TEXTS = ["decorator decorator middleware asynchronous cache cached retry_with_backoff Django", "decorators"]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("words")
    write_vocabulary(folder, TEXTS)
    return Vocabulary.load(folder)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("middlewre", "middleware"),
        ("asyncronous decorater", "asynchronous decorator"),
        ("Middlewre?", "middleware?"),
        ("middleware", "middleware"),
        ("MiddleWre", "MiddleWre"),
        ("retry_wth_backoff", "retry_wth_backoff"),
        ("middlewre()", "middlewre()"),
        ("cahe", "cache"),
        ("the xy", "the xy"),
        ("giraffe", "giraffe"),
        ("", ""),
    ],
)
def test_slips_are_repaired_by_the_words_of_the_material(words: Vocabulary, typed: str, meant: str) -> None:
    assert repair(typed, words) == meant


@pytest.mark.parametrize("word", ["xqzvwk", "aaaaaaaaaaaa", "café", "日本語"])
def test_a_word_near_nothing_is_searched_as_it_is(words: Vocabulary, word: str) -> None:
    assert repair(word, words) == word


def test_a_query_keeps_what_was_typed_and_each_term_once(index: Index) -> None:
    query = understand("  decorators and more decorators ", [], index)
    assert query.typed == "decorators and more decorators"
    assert len(query.terms) == len(set(query.terms))
    assert "decor" in query.terms


def test_a_query_after_others_is_self_contained(index: Index) -> None:
    query = understand("and why?", ["how do I write custom django middleware"], index)
    assert "middleware" in query.text
    assert query.typed == "and why?"
