"""Requests to be quizzed: `quiz me on decorators` asks for study mode."""

from __future__ import annotations

import re

_QUIZ = re.compile(
    r"(?:please |can you |could you |now )*(?:quiz|test|drill|examine|question) me\b"
    r"(?: (?:on|about|in|with)\b)?(?P<subject>.*)|(?:let'?s |i want to )?(?:study|start studying|practise|practice)",
    re.IGNORECASE | re.DOTALL,
)


def quiz_subject(typed: str) -> str | None:
    """Return what somebody asks to be quizzed on, empty for all questions; None for anything else.

    A subject is what follows, filters included: `quiz me on decorators difficulty:easy`.
    """
    found = _QUIZ.fullmatch(typed.strip().rstrip("?!. "))
    return (found["subject"] or "").strip(" :,") if found else None
