"""Filters, typed in a question and given as fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant import NO_FILTERS, SOURCE_PAGE, Filters, answer, link_from
from citewell.assistant.ask.filters import split_filters
from citewell.index import Index, ingest, load_index
from tests.hash_encoder import HashEncoder

REACT = """# Q1: How is state kept in a component?

**Difficulty: Easy**

The `useState` hook keeps state in a component and gives a setter for it.

# Q2: When does an effect run?

**Difficulty: Very Hard**

An effect runs after the screen was painted, not before. State is read then.
"""
VUE = """# Q1: How is state kept in a component?

**Difficulty: Easy**

A `ref` keeps state in a component; it is read through its value.
"""
COPY = VUE.replace("it is read through", "it can be read through")


@pytest.fixture(scope="module")
def index(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """A corpus named react, one named vue with a near copy of its file, and one without a name."""
    folder = tmp_path_factory.mktemp("corpora")
    files = {
        "r/hooks.md": REACT,
        "v/refs.md": VUE,
        "v/old/refs-2.md": COPY,
        "mine/state.md": "# State\n\nWhat is kept.",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for corpus, place in (("", "mine"), ("react", "r"), ("vue", "v")):
        ingest([folder / place], folder / "index", hash_encoder, corpus=corpus)
    return load_index(folder / "index")


def sources(index: Index, question: str, filters: Filters = NO_FILTERS) -> set[str]:
    found = answer(question, (), index, 20, filters=filters)
    return {p.citation.source for p in found.passages} | {place.source for p in found.passages for place in p.also_in}


ALL = {"react/hooks.md", "vue/refs.md", "vue/old/refs-2.md", "state.md"}
TYPED = [
    ("how is state kept in a component", ALL),
    ("how is state kept in a component in:react", {"react/hooks.md"}),
    ("IN:React how is state kept in a component", {"react/hooks.md"}),
    ("how is state kept file:refs-2", {"vue/old/refs-2.md"}),
    ("how is state kept in:vue file:old", {"vue/old/refs-2.md"}),
    ("state difficulty:easy", {"react/hooks.md", "vue/refs.md", "vue/old/refs-2.md"}),
    ('state difficulty:"very hard"', {"react/hooks.md"}),
    ('how is state kept "READ through its"', {"vue/refs.md", "vue/old/refs-2.md"}),
    ('how is state kept "can be read"', {"vue/old/refs-2.md"}),
    ("how is state kept in a component -ref", {"react/hooks.md", "state.md"}),
    (
        "how is state kept in a component -hook -svelte",
        {"react/hooks.md", "vue/refs.md", "vue/old/refs-2.md", "state.md"},
    ),
]


@pytest.mark.parametrize(("typed", "expected"), TYPED, ids=[typed for typed, _ in TYPED])
def test_every_passage_meets_the_filters_in_the_question(index: Index, typed: str, expected: set[str]) -> None:
    found = sources(index, typed)
    assert found
    assert found <= expected
    if "hook" not in typed:
        assert found == expected or typed == TYPED[0][0]


NOT_FILTERS = [
    "in: which order",
    "in:svelte",
    "file:",
    "docker run -it",
    "pip install -r x",
    "a - b",
    '"',
    '""',
    "-state",
]


@pytest.mark.parametrize("typed", NOT_FILTERS)
def test_a_filter_that_no_chunk_matches_stays_in_the_words(index: Index, typed: str) -> None:
    assert split_filters(typed, index) == (typed, NO_FILTERS)


def test_a_phrase_that_is_nowhere_is_searched_by_its_words(index: Index) -> None:
    words, filters = split_filters('how is "component state" kept', index)
    assert filters == NO_FILTERS
    assert sources(index, 'how is "component state" kept')
    assert words == "how is component state kept"


def test_the_query_shows_the_filters(index: Index) -> None:
    assert (
        answer('-hook in:vue "read through" state', (), index).query == 'read through state in:vue "read through" -hook'
    )


def test_filters_of_an_earlier_question_do_not_apply(index: Index) -> None:
    found = answer("and when does it run?", ["how is state kept in:vue"], index)
    assert "in:vue" not in found.query
    assert found.query.startswith("how is state kept")


def test_filters_given_as_fields_work_like_typed_ones(index: Index) -> None:
    assert sources(index, "how is state kept", Filters(corpus="react")) == {"react/hooks.md"}
    assert sources(index, "how is state kept in:vue", Filters(file="old")) == {"vue/old/refs-2.md"}


def test_an_unknown_corpus_covers_nothing(index: Index) -> None:
    found = answer("how is state kept", (), index, filters=Filters(corpus="svelte"))
    assert (found.verdict, found.passages) == ("not_covered", ())


def test_near_copies_are_one_passage_that_lists_its_other_places(index: Index) -> None:
    found = answer("how is a ref kept", (), index, 20)
    (passage,) = [p for p in found.passages if "ref" in p.text]
    (place,) = passage.also_in
    assert {passage.citation.source, place.source} == {"vue/refs.md", "vue/old/refs-2.md"}
    (encoded,) = found.to_dict(link_from(SOURCE_PAGE))["passages"][0]["also_in"]
    assert encoded == {
        "source": place.source,
        "start_line": place.start_line,
        "end_line": place.end_line,
        "url": f"/source/{place.source}?lines={place.start_line}-{place.end_line}",
    }


def test_definitions_found_by_name_are_filtered_too(index_path: Path) -> None:
    whole = load_index(index_path)
    assert answer("retry_with_backoff", (), whole).passages
    assert not any("sleep" in p.text for p in answer("retry_with_backoff -sleep", (), whole).passages)
