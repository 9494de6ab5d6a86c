"""Questions asked for by the number in their title: `Q11`, `question 11`, `11.`."""

from __future__ import annotations

import re

from citewell.assistant.ask.listed_questions import listed_questions
from citewell.index import Index, Question, title_number

_NUMBER = re.compile(
    r"\s*(?:(?:please )?(?:show|show me|open|read|see|answer|go to|what is|give me) )?"
    r"(?:(?:the )?(?:q|question|number|no|nr)\W{0,2}|#)?(\d{1,4})\s*[.:)?!]*\s*",
    re.IGNORECASE,
)


def numbered_questions(text: str, index: Index) -> list[Question]:
    """Return the questions whose number a text is; none when it says more, or no question has the number."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return []
    return [q for q in listed_questions(index) if title_number(q.title) == int(match[1])]


def asks_for_number(text: str) -> bool:
    """Return whether a text asks for a question by its number and says so: `Q42`, not `42`."""
    return bool(_NUMBER.fullmatch(text)) and not text.strip().rstrip(".:)?!").isdigit()
