"""Spelling correction with the words of the material."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.spelling import correct_spelling
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
        ("run --middlewre", "run --middlewre"),
        ("async-middlewre", "async-middleware"),
        ("cachéd", "cachéd"),
        ("the xy", "the xy"),
        ("giraffe", "giraffe"),
        ("", ""),
    ],
)
def test_typing_errors_are_corrected_to_words_of_the_material(words: Vocabulary, typed: str, meant: str) -> None:
    assert correct_spelling(typed, words.nearest).text == meant


@pytest.mark.parametrize("word", ["xqzvwk", "aaaaaaaaaaaa", "café", "日本語"])
def test_a_word_near_no_other_is_left_alone(words: Vocabulary, word: str) -> None:
    assert correct_spelling(word, words.nearest).text == word
