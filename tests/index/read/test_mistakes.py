"""Problems of a document, each with its line."""

from __future__ import annotations

import pytest

from citewell.index.read.mistakes import check
from citewell.index.types import Document

BROKEN = """# Q1: What is left open?

<details><summary>More</summary>

An answer.

```python
x = 1
```

# Q2: What follows?

# Q3: What comes last?

</details></details>

- in a list

  ~~~js
  let open = 1
"""


def findings(text: str) -> list[tuple[int, str]]:
    return [(line, what) for _, line, what in check(Document("a.md", "/a.md", text, ""))]


def test_each_problem_has_its_line() -> None:
    assert findings(BROKEN) == [
        (11, "no answer follows: Q2: What follows?"),
        (15, "this </details> closes nothing"),
        (19, "this fence (~~~) is never closed"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Q1: A?\n\n`<details>` is a tag.\n\n```html\n<details>\n```\n",
        "# Q1: A?\n\n> ```\n> quoted\n> ```\n",
        "# Q1: A?\n\n````md\n```\n````\n\n    indented\n",
        "Just a note\n===\n\nwith text",
    ],
)
def test_sound_notes_have_no_problems(text: str) -> None:
    assert findings(text) == []


def test_an_open_tag_and_a_document_without_a_question() -> None:
    assert findings("<details>") == [
        (1, "there is no question, and no heading with text below it"),
        (1, "this <details> is never closed"),
    ]
