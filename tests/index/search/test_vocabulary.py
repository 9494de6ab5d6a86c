"""The words of the documents, and the nearest of them to a misspelling."""

from __future__ import annotations

import pytest

from citewell.index.search.analyser import Analyser, Language
from citewell.index.search.vocabulary import Vocabulary, write_vocabulary


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("words")
    write_vocabulary(folder, ["middleware retryHandler cached", "middleware asynchronous kwargs"])
    return Vocabulary.load(folder, Analyser((Language("en", frozenset({"the", "thee"})),)))


def test_words_are_counted(vocabulary: Vocabulary) -> None:
    assert vocabulary.counts == {
        "middleware": 2, "retry": 1, "handler": 1, "cached": 1, "asynchronous": 1, "kwargs": 1
    }  # fmt: skip


def test_words_of_the_documents_and_stop_words_are_known(vocabulary: Vocabulary) -> None:
    assert "middleware" in vocabulary
    assert "the" in vocabulary
    assert "giraffe" not in vocabulary


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("middlewre", "middleware"),
        ("mdidlewre", "middleware"),
        ("mdidlewrr", None),
        ("kwarg", "kwargs"),
        ("kwa", None),
        ("middleware", None),
        ("giraffe", None),
        ("thee", None),
        ("handlers", None),
        ("asynchronuos", "asynchronous"),
        ("ifmiddleware", None),
    ],
)
def test_the_nearest_word(vocabulary: Vocabulary, word: str, expected: str | None) -> None:
    assert vocabulary.nearest(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("waht", "what"), ("wich", "which"), ("limt", "limit"), ("frist", "first"), ("metaclass", None), ("dunder", None)],
)
def test_a_letter_more_less_or_elsewhere_is_likelier_than_another_one(
    tmp_path_factory: pytest.TempPathFactory, word: str, expected: str | None
) -> None:
    folder = tmp_path_factory.mktemp("likely")
    write_vocabulary(folder, ["wait wait what with with which list list limit first fits fits under dataclass"])
    assert Vocabulary.load(folder).nearest(word) == expected
