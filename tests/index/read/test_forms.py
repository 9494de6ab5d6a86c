"""The forms in which people write questions and answers, a file for each in `forms/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from citewell.index.cut.chunking import chunk_section
from citewell.index.read.documents import read_documents
from citewell.index.read.sections import sections_of
from citewell.index.types import Section

FORMS = Path(__file__).with_name("forms")
Brief = tuple[str, int, int]

EXPECTED: dict[str, list[Brief]] = {
    "as_it_is": [("What markdown holds?", 8, 33)],
    "asking": [("How do I begin?", 5, 11), ("Is it safe?", 13, 15)],
    "bold": [("Q: What is a fuse?", 3, 5), ("Q: What is a relay?", 7, 11)],
    "bold_list": [("What is a fuse?", 3, 5), ("What is a relay?", 7, 13)],
    "bold_numbered": [("1. What is a fuse?", 3, 5), ("2. Explain relays", 7, 13)],
    "details": [
        ("What is a kernel?", 3, 10),
        ("Which command lists files?", 12, 18),
        ("Why fork?", 20, 23),
        ("Never closed?", 25, 28),
    ],
    "details_broken": [
        ("What is a quay?", 3, 11),
        ("What does this print?", 13, 27),
        ("Outer?", 29, 31),
        ("Inner?", 33, 37),
        ("What is a pier?", 45, 47),
    ],
    "dotted": [
        ("1. What does compost need?", 3, 5),
        ("2. When are tomatoes planted out", 7, 13),
        ("2. What does compost need?", 15, 17),
    ],
    "fences": [
        ("Q1: What of a fence inside a line?", 1, 5),
        ("Q2: What of longer fences?", 7, 18),
        ("Q3: What of fences inside?", 20, 31),
        ("Q4: What of one in a list that is never closed?", 33, 40),
        ("Q5: What of a stray one?", 42, 48),
    ],
    "labels": [("Question 1 - What is heat?", 1, 5), ("Question 2 - What is cold?", 7, 9)],
    "list_headings": [("What is yeast?", 9, 15), ("What is a starter?", 19, 24), ("How is dough folded?", 28, 30)],
    "malformed": [
        ("Q1: What is a bowline?", 3, 5),
        ("Q1: What is a bowline?", 7, 9),
        ("Q7: What is a splice?", 11, 13),
        ("Q2: What is a hitch?", 15, 17),
        ("Q3: What is a bend?", 19, 23),
        ("Q4: What is whipping?", 25, 28),
    ],
    "mixed": [
        ("What is a keel?", 3, 5),
        ("Q: What is a rudder?", 7, 9),
        ("What is a mast?", 11, 15),
        ("Q: What is a sail?", 17, 18),
        ("7. Explain anchors", 20, 22),
    ],
    "notes": [("Sailing", 6, 8), ("Tacking", 10, 12), ("Reefing", 14, 16)],
    "numbered": [
        ("Q1: How long does an egg boil?", 11, 15),
        ("Q2: What is a roux?", 17, 27),
        ("Q4: Why rest meat?", 31, 35),
    ],
    "question_answer": [
        ("Q: What is a carrier?", 3, 4),
        ("Q: What is a sideband?", 6, 9),
        ("Q3: What is an antenna?", 11, 13),
    ],
    "quiz": [("1. What's the output?", 3, 22), ("2. What's the output?", 24, 38)],
    "sections": [("What is a string?", 5, 7), ("What is a bow?", 9, 11), ("What is a drum?", 15, 17)],
    "setext": [("How do I begin?", 4, 7), ("Is it safe?", 9, 12)],
    "steps_inside": [("Q1: How do I tack?", 3, 13), ("Q2: How do I gybe?", 15, 19)],
    "cards": [("What turns a lathe?", 3, 5), ("How is a blade kept sharp?", 7, 9), ("Which oil for hinges?", 11, 12)],
    "boxes": [("When is supper?", 3, 4), ("Where is the well?", 9, 11), ("Who keeps the keys?", 17, 19)],
    "after_boxes": [
        ("What is a thole?", 5, 6),
        ("What is a bollard?", 10, 12),
        ("What is a painter?", 16, 18),
        ("What is a thwart?", 22, 26),
        ("What is a gunwale?", 30, 36),
        ("What is a rowlock?", 40, 42),
        ("Which way is port?", 46, 49),
    ],
    "html_headings": [("What is a rasp?", 3, 5), ("What is a burr?", 7, 9)],
    "html_terms": [("Is it safe?", 3, 5), ("Is it cheap?", 6, 8), ("May I borrow it?", 10, 14)],
    "loose_numbers": [("What is a quire?", 3, 5), ("What is a ream?", 7, 9)],
    "run_in": [("May I smoke?", 3, 3), ("Who pays?", 4, 5), ("Is there a lift?", 7, 7), ("Is there a bell?", 9, 9)],
    "table": [("Who opens the gate?", 5, 5), ("When does it close?", 6, 6)],
    "siblings": [("What is pitch?", 3, 5), ("Explain timbre", 7, 9), ("Why do strings ring? Name one reason.", 11, 13)],
    "scripts": [
        ("绿茶怎么泡？", 3, 5),
        ("ما هو الشاي؟", 7, 9),
        ("Τι είναι τσάι;", 11, 13),
        ("What is chai?", 15, 17),
        ("Is it hot? 🔥", 19, 21),
        ("With milk? (optional)", 23, 25),
    ],
    "one_that_asks": [
        ("Hoist", 1, 3),
        ("Install", 5, 7),
        ("Usage", 9, 11),
        ("Why rope?", 13, 15),
        ("Q-factor", 17, 19),
        ("10:15 Break", 21, 23),
    ],
    "closed_by_rules": [("Q1: What is a wedge?", 3, 6), ("Q2: What is a screw?", 8, 11)],
    "front_matter_question": [("Why is iron heated before it is bent?", 6, 10)],
    "rule_first": [("Quay", 3, 7), ("Fuel", 9, 11)],
    "formula": [("Product rule", 3, 11), ("Sum rule", 13, 15)],
    "easily_lost": [("Options", 1, 12)],
    "unanswered": [("Q1: What is a keel?", 1, 3), ("Q2: What is a jib?", 5, 5), ("Q3: What is a boom?", 7, 9)],
}


def read(name: str) -> tuple[list[str], list[Section]]:
    (document,), _ = read_documents({"": [FORMS / f"{name}.md"]})
    return document.lines, sections_of(document)


def test_every_form_is_expected() -> None:
    assert {path.stem for path in FORMS.glob("*.md")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_questions_of_a_form_with_their_lines(name: str) -> None:
    _, sections = read(name)
    listed = [section.question for section in sections if section.question.listed]
    assert [(question.title, question.span.start, question.span.end) for question in listed] == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_no_passage_is_boilerplate(name: str) -> None:
    """No table of contents, link back, rule, front matter or tag alone is a passage."""
    lines, sections = read(name)
    chunks = [chunk for section in sections for chunk in chunk_section(section, lines, 0)]
    leaves = {chunk.id for chunk in chunks} - {chunk.parent for chunk in chunks}
    for chunk in chunks:
        if chunk.id in leaves and chunk.searchable:
            text = "\n".join(lines[chunk.span.start - 1 : chunk.span.end])
            assert text.strip().strip("-")
            assert "(#" not in text or name == "easily_lost"
            assert "tags:" not in text
            assert text not in ("</details>", "</b></details>", "**Answer:**", "Answer:")


def test_a_question_without_an_answer_is_listed_and_never_shown() -> None:
    lines, sections = read("unanswered")
    (chunk,) = chunk_section(sections[1], lines, 0)
    assert sections[1].question.title == "Q2: What is a jib?"
    assert not chunk.searchable


def test_a_section_is_kept_beside_its_questions() -> None:
    found = [s.question.section for s in read("sections")[1] if s.question.listed]
    assert found == ["1. Strings", "1. Strings", "2. Skins"]


def test_an_answer_inside_an_item_is_cut_as_what_it_is() -> None:
    lines, sections = read("list_headings")
    kinds = [chunk.kind for chunk in chunk_section(sections[0], lines, 0)]
    assert kinds == ["prose", "prose", "code"]


def test_what_leads_back_to_the_top_is_in_no_chunk() -> None:
    lines, sections = read("list_headings")
    held = [
        n for section in sections for c in chunk_section(section, lines, 0) for n in range(c.span.start, c.span.end + 1)
    ]
    assert any("Back to Top" in line for line in lines)
    assert not any("Back to Top" in lines[n - 1] for n in held)


def test_the_answer_of_a_box_ends_with_the_box() -> None:
    lines, sections = read("after_boxes")
    holders = {n: s.question for s in sections for n in range(s.question.span.start, s.question.span.end + 1)}
    outside = [n for n, line in enumerate(lines, 1) if line.startswith(("Boots", "The ", "A stove"))]
    assert len(outside) == 8
    assert {holders[n].title for n in outside} == {"Boat"}
    assert len({s.question.title for s in sections}) == 1 + len(EXPECTED["after_boxes"])
