"""Tables of questions: which rows are questions."""

from __future__ import annotations

import pytest

from citewell.index.read.markdown import parse
from citewell.index.types import Heading, split_lines

ROW = "| Rope | A line |"
CASES: list[tuple[str, str, str, list[str]]] = [
    ("a column headed Question", "Question | Answer", ROW, ["Rope"]),
    ("in any case and in the plural", "QUESTIONS | |", ROW, ["Rope"]),
    ("in both numbers", "Question(s) | Answer", ROW, ["Rope"]),
    ("in short", "Q | A", ROW, ["Rope"]),
    ("with markup", "**Question** | Answer", ROW, ["Rope"]),
    ("in any place", "No. | Question | Answer", "| 1 | Tie a bend | Twice round |", ["Tie a bend"]),
    ("a link is an answer", "Question | Reference", "| Moor a boat | [Harbour](harbour.md) |", ["Moor a boat"]),
    ("a longer heading is none", "Question type | Points", ROW, []),
    ("another heading is none", "Word | Meaning", ROW, []),
    ("a number is none", "Question | Points", "| 12 | 5 |", []),
    ("a row without an answer is none", "Question | Answer", f"{ROW}\n| Anchor | |", ["Rope"]),
    ("a link into the same file is no answer", "Question | |", f"{ROW}\n| Add one | [Write](#write) |", ["Rope"]),
    ("one cell that asks is none", "Thing | Note", "| Rope? | A line |\n| Mast | A pole |\n| Boom | A spar |", []),
    (
        "two of three ask",
        "Thing | Note",
        "| Rope? | A line |\n| Mast? | A pole |\n| Boom | A spar |",
        ["Rope?", "Mast?"],
    ),
]


@pytest.mark.parametrize(("header", "rows", "questions"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_the_questions_of_a_table(header: str, rows: str, questions: list[str]) -> None:
    dashes = "|".join("-" * header.strip("|").count("|") + "-")
    elements = parse(split_lines(f"| {header.strip('|')} |\n| {dashes} |\n{rows}\n"))
    assert [element.title for element in elements if isinstance(element, Heading)] == questions
    assert all(element.is_question for element in elements if isinstance(element, Heading))


def test_each_row_stays_text_whether_it_is_a_question_or_not() -> None:
    lines = split_lines("| Question | Answer |\n|---|---|\n| Rope | A line |\n| Anchor | |\n")
    blocks = [element.span.start for element in parse(lines) if not isinstance(element, Heading)]
    assert blocks == [3, 4]
