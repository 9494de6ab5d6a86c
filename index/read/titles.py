"""The title of a question, parsed once: the label and number before it, and whether its words ask."""

from __future__ import annotations

import re
from typing import NamedTuple

# `Q7:`, `Question 7)`, `Q1 - What`, `Q: What`; not `Q-learning` or `Q.E.D.`, where no space follows the sign
_LABEL = re.compile(
    r"\s*Q(?:uestion)?(?:\W{0,2}\d+\s*[.:)–—-]\s*|\s*:\s*|\s*[.)]\s+|\s*[–—-]\s+)(?=\S)",
    re.IGNORECASE,
)
# `3. What`, `3) What`, `3: What`; not `3.11 release notes` or `09:30 Standup`, where a digit follows the sign
_NUMBER = re.compile(r"\s*\d+\s*[.:)](?:\s*(?=[^\s\d])|\s+(?=\S))")
_MARKS = "?？؟\u037e՞፧"  # Latin, full-width, Arabic, Greek, Armenian, Ethiopic
# at the end, whatever signs or emoji follow; or at the end of a word, before more words: `Why? Give an example.`
_ASKS = re.compile(rf"[{_MARKS}]\W*$|\w[\w)\]}}\"'”’»]*[{_MARKS}](?=\s)")
_ATTRIBUTES = re.compile(r"\s*\{\s*[#.:][^{}]*\}\s*$")


class Title(NamedTuple):
    """The parts of a question's title."""

    words: str
    """The title without its label and number; never empty unless the title is."""
    has_label: bool = False
    """Whether it is labelled as a question: `Q7: ...`."""
    has_number: bool = False
    """Whether it begins with a number alone: `7. ...`."""


def parse_title(title: str) -> Title:
    """Return the parts of a title."""
    if label := _LABEL.match(title):
        return Title(title[label.end() :], has_label=True)
    if number := _NUMBER.match(title):
        return Title(title[number.end() :], has_number=True)
    return Title(title.strip())


def without_number(title: str) -> str:
    """Return a title without the label and number that its document gives it."""
    return parse_title(title).words


def title_number(title: str) -> int | None:
    """Return the number before a title: 7 for `Q7: What ...?` and `7. What ...?`, None for other titles."""
    before = title[: len(title) - len(without_number(title))]
    digits = re.search(r"\d+", before)
    return int(digits[0]) if digits else None


def asks(title: str) -> bool:
    """Return whether a title asks: a question mark of any script ends it, or ends one of its sentences."""
    return bool(_ASKS.search(title))


def ends_with_question(title: str) -> bool:
    """Return whether the last sign of a title is a question mark of any script."""
    return title.rstrip()[-1:] in tuple(_MARKS)


def without_attributes(title: str) -> str:
    """Return a heading's title without the `{#id .class}` that some dialects put at its end."""
    return _ATTRIBUTES.sub("", title)
