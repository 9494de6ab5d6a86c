"""Cards as CSV."""

from __future__ import annotations

import csv
from io import StringIO

from citewell.assistant.study.cards import cards_of
from citewell.assistant.study.table import cards_csv
from citewell.index import load_index
from tests.conftest import Ingest

NOTE = """# Quiz

## Q1: What is "1" + 1?

```js
console.log("1" + 1);
```

**Answer:** 11, as *text*.

## Q2: What is 1 + 1?

Two,

of course.
"""


def test_every_card_is_a_row_with_the_lines_of_the_notes(ingested: Ingest) -> None:
    index = load_index(ingested({"a.md": NOTE}))
    first, second = csv.DictReader(StringIO(cards_csv(cards_of(index), index), newline=""))
    assert first["question"] == 'What is "1" + 1?\n\n```js\nconsole.log("1" + 1);\n```'
    assert first["answer"] == "**Answer:** 11, as *text*."
    assert second["answer"] == "Two,\n\nof course."
    assert (second["source"], second["start_line"], second["end_line"]) == ("a.md", "11", "15")
    assert [first["key"], second["key"]] == [card.key for card in cards_of(index)]
