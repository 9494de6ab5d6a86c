"""A follow-up made self-contained."""

from __future__ import annotations

import pytest

from citewell.assistant.ask.conversation import about, context_of, is_follow_up

GIL = "what is the global interpreter lock"
CASES: list[tuple[str, list[str], str, str]] = [
    ("nothing was asked before", [], "and in threads?", "and in threads?"),
    (
        "a question that says enough stands alone",
        [GIL],
        "how do I write custom django middleware for logging",
        "how do I write custom django middleware for logging",
    ),
    ("a short question in full stands alone", ["flask or django"], "what is the GIL?", "what is the GIL?"),
    (
        "a long why stands alone",
        [GIL],
        "why does celery lose tasks at restart",
        "why does celery lose tasks at restart",
    ),
    ("an addition keeps the subject", [GIL], "can C extensions do so too", f"{GIL} — can C extensions do so too"),
    ("a question that goes on keeps its subject", [GIL], "and in threads?", f"{GIL} — and in threads?"),
    (
        "a question that points back keeps its subject",
        [GIL],
        "how do I work around it",
        f"{GIL} — how do I work around it",
    ),
    ("a few words keep the subject", [GIL], "asyncio?", f"{GIL} — asyncio?"),
    (
        "a follow-up to a follow-up keeps the subject and nothing else",
        [GIL, "and in threads?"],
        "why?",
        f"{GIL} — why?",
    ),
    (
        "what was asked before the subject is gone",
        ["how do I cache whole views in django", GIL],
        "why?",
        f"{GIL} — why?",
    ),
    ("a full stop does not end what is searched", [f"{GIL}."], "why?", f"{GIL} — why?"),
    ("benefits are those of the subject", [GIL], "what are the benefits", f"{GIL} — what are the benefits"),
    (
        "benefits with a subject of their own",
        [GIL],
        "what are the benefits of caching",
        "what are the benefits of caching",
    ),
    (
        "that relates to a noun",
        [GIL],
        "how do I write a decorator that retries",
        "how do I write a decorator that retries",
    ),
    ("there exists", [GIL], "is there a way to limit requests", "is there a way to limit requests"),
    ("it is bound", [GIL], "how do I create a venv and activate it", "how do I create a venv and activate it"),
    ("so opens a new subject", [GIL], "ok so how do I cache a whole view", "ok so how do I cache a whole view"),
    ("what was said twice is searched once", [GIL, "why?"], "why?", f"{GIL} — why?"),
    ("an empty turn says nothing", [GIL, "  "], "why?", f"{GIL} — why?"),
]


def standalone(question: str, history: list[str]) -> str:
    context = context_of(reversed(history), lambda turn: not is_follow_up(turn))
    return about(context.subject, question) if context.subject and is_follow_up(question) else question


@pytest.mark.parametrize(
    ("history", "question", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_is_searched_after(history: list[str], question: str, expected: str) -> None:
    assert standalone(question, history) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("show me an example", True),
        ("what about celery", True),
        ("is there another way to do that", True),
        ("", True),
        ("example multi-stage Dockerfile for a django application", False),
        ("orders of magnitude in latency between redis and memcached", False),
    ],
)
def test_a_follow_up_is_told_from_a_question_that_stands_alone(question: str, expected: bool) -> None:
    assert is_follow_up(question) is expected
