"""Questions spelled otherwise than the notes, and names that have symbols."""

from __future__ import annotations

import pytest

from citewell.assistant import answer
from citewell.index import Encoder, Index, ingest, load_index

NOTES = {
    "kitchen.md": """# Kitchen

## Jalapeño relish

Chop the peppers and boil them with vinegar.

## Smørrebrød

Rye bread with butter and herring.

## Creme brulee

Cream under a crust of burnt sugar.
""",
    "languages.md": """# Languages

## What is C?

A small language close to the machine.

## What is C++?

A language with classes and templates that grew out of the former.

## What is C#?

A language that runs on a virtual machine made in Redmond.
""",
    "errors.md": """# Errors

## ORA-00942

The table is missing, or you may not see it.

## ORA-01017

The password is wrong.
""",
}


@pytest.fixture(scope="module")
def index(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("spellings")
    (folder / "notes").mkdir()
    for name, text in NOTES.items():
        (folder / "notes" / name).write_text(text, encoding="utf-8")
    ingest([folder / "notes"], folder / "index", encoder)
    return load_index(folder / "index")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("jalapeno relish", "Chop the peppers"),
        ("Smorrebrod", "Rye bread"),
        ("crème brûlée", "burnt sugar"),
        ("what is C", "close to the machine"),
        ("what is C++", "classes and templates"),
        ("what is c#", "Redmond"),
        ("ora-00942", "table is missing"),
        ("ORA01017", "password is wrong"),
    ],
)
def test_the_passage_is_first_and_the_question_is_searched_as_typed(index: Index, question: str, expected: str) -> None:
    found = answer(question, (), index)
    assert expected in found.passages[0].text
    assert found.query == question
