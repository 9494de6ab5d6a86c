"""What is around cited lines."""

from __future__ import annotations

import pytest

from citewell.assistant.show.surroundings import enclosing_spans, neighbours, surroundings
from citewell.index import Index, Span, load_index
from tests.conftest import Ingest

METHODS = "\n".join(
    f"    def {name}(self):\n        steps = []\n        steps.append({name!r})\n        return steps\n"
    for name in ("open", "read", "close")
)
NOTES = f"""# Q1: How is a valve built?

A valve has three methods.

## Listing

```python
class Valve:
    size = 3

{METHODS}
```

## Care

Oil it.

# Q2: And a pump?

It has none.
"""


@pytest.fixture
def valves(ingested: Ingest) -> Index:
    return load_index(ingested({"a.md": NOTES}))


def span_of(index: Index, symbol: str) -> Span:
    return next(chunk.span for chunk in index.chunks if chunk.symbol.endswith(symbol))


def test_each_step_holds_the_one_before_up_to_the_whole_answer(valves: Index) -> None:
    document = valves.documents["a.md"]
    read = span_of(valves, "read")
    lines = valves.lines["a.md"]
    spans = enclosing_spans(valves, document, read)
    assert all(inner in outer for inner, outer in zip([read, *spans], spans, strict=False))
    assert [lines[span.start - 1] for span in spans][-2:] == ["## Listing", "# Q1: How is a valve built?"]
    assert "class Valve:" in [lines[span.start - 1] for span in spans]
    assert enclosing_spans(valves, document, spans[-1]) == []


def test_code_is_shown_as_code_and_a_section_as_prose(valves: Index) -> None:
    document = valves.documents["a.md"]
    inside = surroundings(valves, document, span_of(valves, "read"), html=False)
    assert inside
    assert (inside.kind, inside.language, inside.more, inside.html) == ("code", "python", True, "")
    outside = surroundings(valves, document, Span(inside.start_line, inside.end_line))
    assert outside
    assert (outside.kind, outside.language) == ("prose", "")
    assert "Listing" in outside.html
    assert surroundings(valves, document, valves.questions[0].span) is None


def test_neighbours_are_the_other_methods_of_the_class(valves: Index) -> None:
    names = neighbours(valves, "a.md", span_of(valves, "read"))
    assert {"Valve.open", "Valve.close"} <= set(names)
    assert "Valve.read" not in names
    assert neighbours(valves, "a.md", Span(3, 3)) == []


def test_a_long_answer_is_approached_in_steps_of_about_twenty_lines(ingested: Ingest) -> None:
    listing = "\n".join(f"step_{number} = {number}" for number in range(300))
    text = f"# Q1: What are the steps?\n\nThey are these.\n\n```python\n{listing}\n```\n\n# Q2: And then?\n\nNothing.\n"
    index = load_index(ingested({"steps.md": text}))
    document = index.documents["steps.md"]
    span, steps = Span(150, 153), 0
    while larger := surroundings(index, document, span, marks=(Span(150, 153),)):
        assert 0 < len(Span(larger.start_line, larger.end_line)) - len(span) <= 40
        assert larger.text == "\n".join(index.lines["steps.md"][larger.start_line - 1 : larger.end_line])
        assert larger.html.count('class="line marked"') == 4
        span, steps = Span(larger.start_line, larger.end_line), steps + 1
    assert span == index.questions[0].span
    assert 8 <= steps <= 20


def test_a_part_of_a_listing_is_shown_as_code_beside_prose(ingested: Ingest) -> None:
    listing = "\n".join(f"step_{number} = {number}" for number in range(100))
    text = f"# Q1: What are the steps?\n\n{'They are these. ' * 3}\n\n```python\n{listing}\n```\n\nNo more.\n"
    index = load_index(ingested({"steps.md": text}))
    found = surroundings(index, index.documents["steps.md"], Span(3, 3))
    assert found
    assert (found.kind, found.end_line < 40) == ("prose", True)
    assert "<pre" in found.html
    assert "```" not in found.html
