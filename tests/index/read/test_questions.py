"""Headings and blocks to questions with their answers."""

from __future__ import annotations

import pytest

from citewell.index.read.markdown import parse
from citewell.index.read.questions import find_questions
from citewell.index.types import Section, split_lines

Brief = tuple[str, int, int]


def sections(text: str) -> list[Section]:
    lines = split_lines(text)
    return find_questions(parse(lines), "a.md", lines)


def listed(text: str) -> list[Brief]:
    found = [section.question for section in sections(text) if section.question.listed]
    return [(q.title, q.span.start, q.span.end) for q in found]


CASES: list[tuple[str, str, list[Brief]]] = [
    ("a marked heading opens a question", "# Q1: A\n\na\n\n# Q2: B\n\nb\n", [("Q1: A", 1, 3), ("Q2: B", 5, 7)]),
    (
        "marked headings may have different levels",
        "## S\n\n### Q1: A\n\na\n\n## Q2: B\n\nb",
        [("Q1: A", 3, 5), ("Q2: B", 7, 9)],
    ),
    (
        "a higher heading ends a question",
        "## S\n\n### Q1: A\n\na\n\n## T\n\n### Q2: B\n\nb",
        [("Q1: A", 3, 5), ("Q2: B", 9, 11)],
    ),
    (
        "a heading below a question belongs to it",
        "## Q1: A\n\na\n\n### Why?\n\nb\n\n### 2. More\n\nc",
        [("Q1: A", 1, 11)],
    ),
    ("a numbered heading opens one", "# T\n\n## 1. A\n\na\n\n## 2. B\n\nb", [("1. A", 3, 5), ("2. B", 7, 9)]),
    (
        "a heading that asks opens one",
        "## What is a?\n\na\n\n## What is b?\n\nb",
        [("What is a?", 1, 3), ("What is b?", 5, 7)],
    ),
    ("a hash in a fence opens none", "# Q1: A\n\n```\n# Q2: B\n```\n", [("Q1: A", 1, 5)]),
    ("blank lines and a rule at the end do not count as blank", "# Q1: A\n\na\n\n\n", [("Q1: A", 1, 3)]),
    ("a question without an answer is listed", "# Q1: A\n\n# Q2: B\n\nb", [("Q1: A", 1, 1), ("Q2: B", 3, 5)]),
    ("without questions each heading's section is listed", "# A\n\na\n\n## B\n\nb", [("A", 1, 3), ("B", 5, 7)]),
    ("without headings the document is listed", "a\n\nb", [("a.md", 1, 3)]),
    ("a missing number does not matter", "# Q1: A\n\na\n\n# Q3: C\n\nc", [("Q1: A", 1, 3), ("Q3: C", 5, 7)]),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_questions_of_a_document(text: str, expected: list[Brief]) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    ("line", "difficulty"),
    [
        ("**Difficulty: Easy**", "Easy"),
        ("**Difficulty:** Very Hard", "Very Hard"),
        ("Level: expert", "expert"),
        ("*Difficulty* - Medium.", "Medium"),
        ("This is a difficult thing: easy", None),
        ("**Answer:**", None),
    ],
)
def test_the_difficulty_is_read_from_its_line(line: str, difficulty: str | None) -> None:
    (section,) = sections(f"# Q1: A\n\n{line}\n\nthe answer")
    assert section.question.difficulty == difficulty


def test_the_difficulty_is_no_part_of_the_answer() -> None:
    (section,) = sections("# Q1: A\n\n**Difficulty: Easy**\n\nthe answer")
    assert [element.span.start for element in section.elements] == [5]


def test_a_section_is_the_heading_above_but_not_the_title_of_the_document() -> None:
    found = sections("# Interview\n\n## Python\n\n### Q1: A\n\na\n\n### Q2: B\n\nb\n\n## Q3: C\n\nc")
    assert [section.question.section for section in found] == ["Python", "Python", None]


def test_text_beside_questions_is_kept_but_not_listed() -> None:
    text = "# Title\n\nAn introduction.\n\n## Q1: A\n\na\n\n## Q2: B\n\nb"
    found = [section.question for section in sections(text)]
    assert [(q.title, q.listed, q.span.start) for q in found] == [
        ("Title", False, 1),
        ("Q1: A", True, 5),
        ("Q2: B", True, 9),
    ]


COUNTED: list[tuple[str, str, list[str], list[str]]] = [
    ("a label", "# T\n\nt\n\n## Q1: A\n\na", ["Q1: A"], ["T"]),
    ("one heading that asks", "# T\n\n## A\n\na\n\n## Why?\n\nb\n\n## C\n\nc", ["Why?"], ["A", "C"]),
    ("a title that asks", "# Why?\n\nt\n\n## A\n\na\n\n## B\n\nb", ["Why?"], []),
    ("half of the sections is not the greater part", "# A\n\na\n\n# Q1: B\n\nb", ["Q1: B"], ["A"]),
    ("none asks", "# A\n\na\n\n## B\n\nb", [], ["A", "B"]),
    ("no heading", "a\n\nb", [], ["a.md"]),
    ("a number in a list of questions", "## 1. A?\n\na\n\n## 2. Name it\n\nb", ["1. A?", "2. Name it"], []),
    (
        "two of four siblings ask: all do",
        "## A?\n\na\n\n## Explain B\n\nb\n\n## C?\n\nc\n\n## Name D\n\nd",
        ["A?", "Explain B", "C?", "Name D"],
        [],
    ),
    (
        "two of five headings ask: the others do not",
        "## A?\n\na\n\n## B\n\nb\n\n## C?\n\nc\n\n## D\n\nd\n\n## E\n\ne",
        ["A?", "C?"],
        ["B", "D", "E"],
    ),
    (
        "two of five boxes ask: all do",
        "\n\n".join(f"<details><summary>{title}</summary>\n\nt\n\n</details>" for title in ("A?", "B", "C?", "D", "E")),
        ["A?", "B", "C?", "D", "E"],
        [],
    ),
]


@pytest.mark.parametrize(("text", "questions", "others"), [c[1:] for c in COUNTED], ids=[c[0] for c in COUNTED])
def test_what_is_counted_as_a_question_and_what_as_a_section(
    text: str, questions: list[str], others: list[str]
) -> None:
    found = [section.question for section in sections(text)]
    assert [q.title for q in found if q.is_question] == questions
    assert [q.title for q in found if q.listed and not q.is_question] == others
