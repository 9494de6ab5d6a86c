"""The whole answer that cited lines are part of."""

from __future__ import annotations

import pytest

from citewell.assistant.show.whole_answer import whole_answer
from citewell.index import Index, Span, load_index
from tests.conftest import Ingest

NOTES = """# Valves

## Q1: How is a valve built?

It has a wheel.

### Listing

```python
class Valve:
    def open(self):
        turns = []
        turns.append("left")
        return turns

    def close(self):
        turns = []
        turns.append("right")
        return turns


def oil(valve):
    drops = []
    drops.append("one")
    return drops
```

### Care

Oil it.

## Q2: And a pump?

It has none.

## Q3: And a pipe?
"""


@pytest.fixture
def index(ingested: Ingest) -> Index:
    return load_index(ingested({"a.md": NOTES, "b.md": "# Q4: What is a tank?\n\nA large vessel.\n"}))


@pytest.mark.parametrize("line", [3, 5, 12, 30])
def test_every_line_of_an_answer_leads_to_all_of_it(index: Index, line: int) -> None:
    found = whole_answer(index, "a.md", Span(line, line))
    assert found
    assert found.question.title == "Q1: How is a valve built?"


def test_the_contents_are_the_headings_and_the_definitions_below_them(index: Index) -> None:
    found = whole_answer(index, "a.md", Span(5, 5))
    assert found
    lines = index.lines["a.md"]
    named = [(entry.depth, entry.title, lines[entry.span.start - 1]) for entry in found.contents]
    assert named == [
        (1, "Listing", "### Listing"),
        (2, "Valve", "class Valve:"),
        (2, "oil", "def oil(valve):"),
        (1, "Care", "### Care"),
    ]


def test_the_answers_before_and_after_lead_through_all_notes(index: Index) -> None:
    titles = []
    found = whole_answer(index, "a.md", Span(5, 5))
    assert found
    assert found.previous is None
    while found:
        titles.append(found.question.title)
        following = found.next
        found = whole_answer(index, following.source, following.span) if following else None
    assert titles == ["Q1: How is a valve built?", "Q2: And a pump?", "Q4: What is a tank?"]


def test_a_line_outside_of_all_answers_has_none(index: Index) -> None:
    assert whole_answer(index, "a.md", Span(1, 1)) is None
