"""Labels of questions and answers in running text: `Q: ...`, `**Question 3:** ...`, `A: ...`, `**Answer:**`."""

from __future__ import annotations

import re

from citewell.index.read.titles import parse_title

_ANSWER_START = re.compile(r"\s*(\*\*|__)?(A|Ans|Answer)\s*\d*\s*[.:)]", re.IGNORECASE)
_ANSWER_TITLE = re.compile(r"\W*(answer|solution|ans)\b\W*\w?\W*$|\W*(answer|solution|ans)\s*:", re.IGNORECASE)
_ANSWER_LABEL = re.compile(r"\W*(answer|solution|ans)\b\W*", re.IGNORECASE)
_MARKER = re.compile(r"^[\s>]*(?:[-*+]|\d+[.)])\s+")
_EMPHASIS = re.compile(r"\*\*|__")


def asks_by_label(line: str) -> bool:
    """Return whether a line begins with a question's label, in bold or not."""
    return parse_title(without_emphasis(line)).has_label


def starts_answer(line: str) -> bool:
    """Return whether a line begins with an answer's label: `A: ...`, `**Answer 3.** ...`."""
    return bool(_ANSWER_START.match(line))


def is_answer_title(title: str) -> bool:
    """Return whether a title only announces the answer: `Answer`, `Solution:`."""
    return bool(_ANSWER_TITLE.match(title))


def is_only_answer_title(line: str) -> bool:
    """Return whether a line is nothing but an answer's title; `Answer: B` says the answer too."""
    return bool(_ANSWER_LABEL.fullmatch(line))


def without_emphasis(text: str) -> str:
    """Return text without the signs of bold type."""
    return _EMPHASIS.sub("", text).strip()


def without_marker(line: str) -> str:
    """Return the words of a list item's first line, without its marker and signs of bold type and code."""
    return without_emphasis(_MARKER.sub("", line)).replace("`", "").strip()
