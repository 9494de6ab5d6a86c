"""Counts in the messages of commands."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 question`, `2 questions`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def count_questions(questions: int, sections: int) -> str:
    """Return how many questions there are, and how many listed sections that are none."""
    return ", ".join([counted(questions, "question"), *([counted(sections, "section")] if sections else [])])
