"""Titles of questions as a person would say them."""

import re

NUMBER = re.compile(r"^\s*(?:Q(?:uestion)?\s*)?\d+\s*[:.)]\s*", re.IGNORECASE)


def untitled(title: str) -> str:
    """A question without the number that its document gives it."""
    return NUMBER.sub("", title) or title
