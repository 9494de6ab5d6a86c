"""Answers formatted for a terminal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import click
import pytest

from citewell.assistant.terminal.answers import format_answer
from citewell.assistant.types import Answer, Citation, Header, Passage, RelatedQuestion

CITED = Citation("a.md", 98, 103, "Q1: A", ("Q1: A", "Sub", "f"), "", True)
PASSAGE = Passage(
    1, 0.9, "code", "python", "def f():\n\n    a = 1\n    b = 2\n    c = 3\n    return a", "", (), 9, CITED
)
ANSWER = Answer(
    "q", "q", "answered", 0.9, (PASSAGE, replace(PASSAGE, rank=2)), (RelatedQuestion("Q7: B", "a.md", 1, 2),), 1.0
)


def plain(answer: Answer) -> str:
    return click.unstyle(format_answer(answer))


def test_the_first_passage_is_whole_and_the_next_are_shortened() -> None:
    assert plain(ANSWER) == (
        "[1] a.md:98-103\n    Q1: A > Sub > f\n"
        " 98  def f():\n 99  \n100      a = 1\n101      b = 2\n102      c = 3\n103      return a\n\n"
        "[2] a.md:98-103\n    Q1: A > Sub > f\n"
        " 98  def f():\n 99  \n100      a = 1\n101      b = 2\n     ... 2 more lines"
    )


def test_rows_of_a_table_stand_below_its_header() -> None:
    rows = replace(
        PASSAGE, kind="table", language="", text="| E7 | no ink |", header=Header(8, 9, "| Code | |\n|---|---|")
    )
    assert plain(replace(ANSWER, passages=(replace(rows, citation=replace(CITED, end_line=98)),))).split("\n")[2:] == [
        " 8  | Code | |",
        " 9  |---|---|",
        "    ... 88 lines between",
        "98  | E7 | no ink |",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"query": "other"}, "Searched for: other"),
        ({"opens": RelatedQuestion("Q7: B", "b c.md", 1, 2)}, "whole answer, run: citewell show 'b c.md:1-2'"),
        ({"excluded": ("redis",)}, "Left out: passages with 'redis'."),
        ({"verdict": "nearby"}, "Nothing in the notes clearly answers this"),
        ({"verdict": "not_covered", "passages": ()}, "The notes do not cover this"),
        ({"verdict": "not_covered", "passages": ()}, "The nearest questions in it:\n\n  - Q7: B"),
        ({"passages": (replace(PASSAGE, citation=replace(CITED, verified=False)),)}, "this file has changed since"),
        ({"passages": (replace(PASSAGE, explanation={"body_rank": 2.0}),)}, "    found    2nd by the words"),
    ],
)
def test_the_reader_is_told_only_when_it_applies(change: dict[str, object], said: str) -> None:
    assert said in plain(replace(ANSWER, **change))  # type: ignore[arg-type]
    assert said not in plain(ANSWER)


def test_without_a_question_nearby_no_list_of_them_is_announced() -> None:
    found = replace(ANSWER, verdict="not_covered", passages=(), related_questions=())
    assert plain(found) == "The notes do not cover this."


@pytest.mark.parametrize("language", ["python", "", "no-such-language", "yaml", "dockerfile"])
@pytest.mark.parametrize("text", ["x = 1", "\n\nx\n\n", "    x:\n      y", "\tx", "'''"])
def test_colours_change_no_character(language: str, text: str) -> None:
    lines = len(text.split("\n"))
    passage = replace(PASSAGE, language=language, text=text, citation=replace(CITED, start_line=1, end_line=lines))
    numbered = plain(replace(ANSWER, passages=(passage,))).split("\n")[2:]
    assert numbered == [f"{n}  {line}" for n, line in enumerate(text.split("\n"), 1)]


CONTROLS = ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x00", "\x08\x08", "\x7f", "\r", "\x0c", "\x0b", "\x85"]
HOSTILE = "before" + "after".join(CONTROLS)
OURS = re.compile(r"\x1b\[[\d;]*m")

PLACES: list[tuple[str, Answer]] = [
    ("code", replace(ANSWER, passages=(replace(PASSAGE, text=HOSTILE),))),
    ("code of a language", replace(ANSWER, passages=(replace(PASSAGE, text=HOSTILE, language="yaml"),))),
    ("prose", replace(ANSWER, passages=(replace(PASSAGE, kind="prose", language="", text=HOSTILE),))),
    (
        "a heading",
        replace(ANSWER, passages=(replace(PASSAGE, citation=replace(CITED, heading_path=(HOSTILE, HOSTILE))),)),
    ),
    ("the name of a file", replace(ANSWER, passages=(replace(PASSAGE, citation=replace(CITED, source=HOSTILE)),))),
    (
        "the title of a question",
        replace(ANSWER, passages=(), related_questions=(RelatedQuestion(HOSTILE, "a.md", 1, 2),)),
    ),
    ("what was searched", replace(ANSWER, query=HOSTILE)),
    ("an excluded word", replace(ANSWER, excluded=(HOSTILE,))),
]


@pytest.mark.parametrize("answer", [place[1] for place in PLACES], ids=[place[0] for place in PLACES])
def test_control_characters_are_replaced_in(answer: Answer) -> None:
    printed = OURS.sub("", format_answer(answer))
    assert "before" in printed
    assert {
        character for character in printed if character != "\n" and unicodedata.category(character) == "Cc"
    } == set()
