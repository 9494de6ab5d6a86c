"""The two sides of a card."""

from __future__ import annotations

import pytest

from citewell.assistant.study.answers import side_html, sides_of
from citewell.assistant.study.cards import cards_of
from citewell.index import load_index, text_of
from tests.conftest import Ingest


@pytest.mark.parametrize(
    ("note", "answer"),
    [
        pytest.param("# What is a keel?\n\nA.\n\n## More\n\nB.\n", "A.\n\n## More\n\nB.", id="heading"),
        pytest.param("# Ships\n\nWhat is a keel?\n---\nA.\n", "A.", id="underlined heading"),
        pytest.param("# Ships\n\nQ: What is a keel?\nA: The backbone.\n", "A: The backbone.", id="labels"),
        pytest.param(
            "# Ships\n\n#card\n\nWhat is a keel?::The backbone.\n", "What is a keel?::The backbone.", id="card"
        ),
        pytest.param(
            "# Ships\n\n<details>\n<summary>What is a keel?</summary>\n\nThe backbone.\n\n</details>\n",
            "The backbone.",
            id="details",
        ),
        pytest.param("# What is a keel?\n\n**Difficulty: Easy**\n\n**Answer:**\nA.\n", "A.", id="labels of their own"),
        pytest.param("# What is a keel?\n\n```py\nx = 1\n```\n", "```py\nx = 1\n```", id="a fence is whole"),
    ],
)
def test_an_answer_is_all_below_its_question(ingested: Ingest, note: str, answer: str) -> None:
    index = load_index(ingested({"a.md": note}))
    (card,) = cards_of(index)
    assert text_of(index.lines["a.md"], sides_of(card.question, index).answer) == answer


QUIZ = """# Quiz

## 1. What is the output?

```js
console.log(1 + "1"); // Answer: ?
```

- A: 2
- B: 11

{announced}

It is text.

## 2. What is the input?

Nothing.
"""


@pytest.mark.parametrize(
    ("announced", "answer"),
    [
        pytest.param("<details><summary><b>Answer</b></summary>\n\n#### Answer: B", "#### Answer: B\n\n", id="details"),
        pytest.param("**Answer:** B", "**Answer:** B\n\n", id="bold"),
        pytest.param("#### Solution", "", id="heading"),
    ],
)
def test_what_stands_before_an_announced_answer_belongs_to_the_question(
    ingested: Ingest, announced: str, answer: str
) -> None:
    index = load_index(ingested({"a.md": QUIZ.format(announced=announced)}))
    (first, second) = cards_of(index)
    sides = sides_of(first.question, index)
    assert sides.prompt
    prompt = text_of(index.lines["a.md"], sides.prompt)
    assert prompt.startswith("```js")
    assert prompt.endswith("- B: 11")
    assert text_of(index.lines["a.md"], sides.answer) == answer + "It is text."
    assert sides_of(second.question, index).prompt is None


def test_a_row_of_a_table_is_shown_below_its_header(ingested: Ingest) -> None:
    note = "# Ships\n\n| Question | Answer |\n|---|---|\n"
    note += "| What is a keel? | The backbone. |\n| What is a hull? | A body. |\n"
    index = load_index(ingested({"a.md": note}))
    (_, hull) = cards_of(index)
    html = side_html(hull.question, sides_of(hull.question, index).answer, index)
    assert "<th>Answer</th>" in html
    assert "A body." in html
    assert "The backbone." not in html
