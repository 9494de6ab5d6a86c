"""Questions that are the name of something in the notes."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.names import is_name
from citewell.assistant.ask.query import understand
from citewell.index import Index, load_index
from tests.conftest import Ingest

NOTES = """# Q1: What is a valve?

It lets water through.

```python
def open_slowly(valve):
    valve.turn(1)
    return valve
```

# Q2: How do pumps and hoses wear?

## Seals

Slowly.
"""


@pytest.fixture
def pipes(ingested: Ingest) -> Index:
    return load_index(ingested({"pipes.md": NOTES}))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("valve?", True),
        ("valves", True),
        ("Seals", True),
        ("open_slowly", True),
        ("openSlowly()", True),
        ("pipes", True),
        ("pump?", False),
        ("water", False),
        ("boiler", False),
        ("open valve", False),
        ("why?", False),
        ("", False),
    ],
)
def test_a_name_is_one_word_that_names_all_of_something(pipes: Index, question: str, expected: bool) -> None:
    assert is_name(question, pipes) is expected


def test_a_name_is_a_new_question(pipes: Index) -> None:
    assert understand("valve?", ["how do pumps wear"], pipes).text == "valve?"
    assert understand("water?", ["how do pumps wear"], pipes).text == "how do pumps wear — water?"


def test_a_follow_up_to_a_name_keeps_it_as_its_subject(pipes: Index) -> None:
    assert understand("and hot?", ["how do pumps wear", "valve?"], pipes).text == "valve? — and hot?"
    assert understand("and why?", ["how do pumps wear", "valve?"], pipes).shown == "valve? — and why?"
