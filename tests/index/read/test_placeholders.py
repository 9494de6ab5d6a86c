"""Placeholders instead of answers."""

from __future__ import annotations

import time

import pytest

from citewell.index.cut.chunking import chunk_section
from citewell.index.read.markdown import parse
from citewell.index.read.placeholders import is_placeholder
from citewell.index.read.questions import find_questions
from citewell.index.types import split_lines

PLACEHOLDERS = [
    "TODO",
    "- [ ] todo",
    "TBD.",
    "*TBA*",
    "WIP 🚧",
    "Work in progress...",
    "To be completed.",
    "(to be written later)",
    "Coming soon!",
    "This section is under construction.",
    "The answer will be added soon.",
    "Not answered yet",
    "TODO: to be defined",
    "To be done.\n\nFurther reading:\n\n- [Tides](https://tides.example)\n- <https://moon.example>",
    "TODO\n\n- See also [Tides](https://tides.example)",
    "<p>TODO</p>",
    "`TODO`",
    "```python\n# TODO\n```",
]
ANSWERS = [
    "",
    "...",
    "[Tides](https://tides.example)",
    "Further reading:",
    "A list of what is left to do.",
    "TODO: explain the neap tide",
    "To be honest, nobody knows.",
    "Done.",
    "TODO\n\nThe moon pulls the water.",
    "```python\npass  # TODO\n```",
    "To be completed.\n\n- [Tides](https://tides.example), a book about the sea",
]


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_it_only_says_that_an_answer_will_be_written(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ANSWERS)
def test_other_text_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize("text", ["todo - " * 5_000 + "x", "[" * 50_000, "to be " * 20_000, " " * 50_000 + "x"])
def test_long_lines_take_no_time(text: str) -> None:
    started = time.perf_counter()
    assert not is_placeholder(text)
    assert time.perf_counter() - started < 1.0


FORMS = [
    "## Q1: Why tides?\n\nTODO\n",
    "## Q1: Why tides?\n\n**More:**\n\nComing soon.\n\n[The moon](https://moon.example)\n",
    "<details>\n<summary>Why <b>tides</b>?</summary><br>\n\nTo be completed.\n\n</details>\n",
    "Why tides?::TODO\n",
    "**Why tides?** TBD\n",
    "| Question | Answer |\n|---|---|\n| Why tides | TODO |\n",
    "- Why tides?\n  TODO\n- Why waves?\n  TBD\n",
]


@pytest.mark.parametrize("text", FORMS)
def test_a_question_with_a_placeholder_has_no_answer_and_no_passage(text: str) -> None:
    lines = split_lines(text)
    for section in find_questions(parse(lines), "a.md", lines):
        assert (section.question.listed, section.question.answered) == (True, False)
        assert not any(chunk.searchable for chunk in chunk_section(section, lines, 0))
