"""Filters by front matter: tags, any field, dates, and the order by date."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.assistant import answer
from citewell.assistant.ask.filters import split_filters
from citewell.assistant.types import NO_FILTERS, Filters
from citewell.index import Index, ingest, load_index
from tests.hash_encoder import HashEncoder

NOTES = {
    "old.md": (
        "tags: [boats/sails, winter]\nstatus: Done\nupdated: 2024-05-01",
        "Sew the torn sail with waxed thread.",
    ),
    "new.md": ("tags: boats\nstatus: draft\ndate: 2026-02-03", "Stick tape on both sides of the hole."),
    "plan.md": (
        "tag: work\nstatus: draft\nauthor: Ann Lee\ncreated: 2025-07-01",
        "Take it to the sail maker in the harbour.",
    ),
}


@pytest.fixture(scope="module")
def index(hash_encoder: HashEncoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("dated")
    for name, (fields, text) in NOTES.items():
        (folder / name).write_text(f"---\n{fields}\n---\n\n# How is a sail mended?\n\n{text}\n", encoding="utf-8")
    ingest([folder], folder / "index", hash_encoder)
    return load_index(folder / "index")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("how is a sail mended", {"old.md", "new.md", "plan.md"}),
        ("how is a sail mended tag:boats", {"old.md", "new.md"}),
        ("how is a sail mended tag:#Boats/Sails", {"old.md"}),
        ("tag:boats how is a sail mended tag:winter", {"old.md"}),
        ("how is a sail mended status:draft", {"new.md", "plan.md"}),
        ("how is a sail mended status:done?", {"old.md"}),
        ('how is a sail mended author:"ann lee"', {"plan.md"}),
        ("how is a sail mended after:2025-07-01", {"new.md", "plan.md"}),
        ("how is a sail mended after:2025-08", {"new.md"}),
        ("how is a sail mended after:2024 status:draft", {"new.md", "plan.md"}),
    ],
)
def test_every_passage_meets_the_filters(index: Index, typed: str, expected: set[str]) -> None:
    found = answer(typed, (), index, 9, html=False)
    assert {passage.citation.source for passage in found.passages} == expected


@pytest.mark.parametrize(
    "typed",
    [
        "a sail tag:cars",
        "a sail status:lost",
        "a sail after:noon",
        "a sail after:2030-01-01",
        "a sail sort:size",
        "std::vector of sails",
        "see https://example.org/sail",
        "ratio 3:2",
        'a sail in:""',
        "a sail tag:?",
    ],
)
def test_a_filter_that_no_document_meets_is_words(index: Index, typed: str) -> None:
    assert split_filters(typed, index) == (typed, NO_FILTERS)


def test_the_latest_documents_come_first_on_request(index: Index) -> None:
    found = answer("how is a sail mended sort:recent", (), index, 9, html=False)
    assert [passage.citation.source for passage in found.passages] == ["new.md", "plan.md", "old.md"]
    assert [passage.rank for passage in found.passages] == [1, 2, 3]
    assert found.query == "how is a sail mended sort:recent"


def test_pasted_code_is_searched_as_words(index: Index) -> None:
    pasted = " ".join(f"status:draft{n}" for n in range(500))
    assert split_filters(pasted, index) == (pasted, NO_FILTERS)


def test_filters_are_given_as_fields_too(index: Index) -> None:
    found = answer(
        "how is a sail mended", (), index, 9, html=False, filters=Filters(fields=(("tag", "boats"),), after="2026")
    )
    assert {passage.citation.source for passage in found.passages} == {"new.md"}
