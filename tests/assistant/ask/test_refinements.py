"""What a follow-up wants of the passages before it."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.refinements import constraint_of, refinement_of
from citewell.assistant.types import Refinement

REFINEMENTS: list[tuple[Refinement | None, list[str]]] = [
    ("another", ["another", "Another example?", "more", "show me more", "anything else", "one more please", "go on"]),
    (
        "code",
        [
            "show me the code",
            "where's the code",
            "code?",
            "and the code for that",
            "can you give me a code example",
            "in code",
        ],
    ),
    ("why", ["why?", "but why", "why is that?", "how come", "explain it", "what is the reason for this"]),
    ("shorter", ["shorter", "make it shorter please", "tl;dr", "in short", "too long", "can I get a summary"]),
    (
        None,
        [
            "why does celery lose tasks",
            "is there another way to do that",
            "show me an example",
            "more workers",
            "source code of the middleware",
            "short circuit",
            "",
            "what are the benefits",
        ],
    ),
]


@pytest.mark.parametrize(
    ("refinement", "said"), [(refinement, said) for refinement, all_said in REFINEMENTS for said in all_said]
)
def test_a_refinement_is_told_by_its_whole_form(refinement: Refinement | None, said: str) -> None:
    assert refinement_of(said) == refinement


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("and in Flask?", "Flask"),
        ("in Flask", "Flask"),
        ("no, in Flask", "Flask"),
        ("what about celery", "celery"),
        ("how about with a class based view?", ""),
        ("and for async views instead?", "async views"),
        ("same in C++", "C++"),
        ("and how do I test it?", ""),
        ("what about the benefits", ""),
        ("and without Redis?", ""),
        ("in which file is it?", ""),
        ("Flask?", ""),
        ("how do I deploy in Docker", ""),
        ("and with all of the middleware in my Django settings file?", ""),
    ],
)
def test_a_constraint_is_what_is_added_to_the_subject(question: str, expected: str) -> None:
    assert constraint_of(question) == expected
