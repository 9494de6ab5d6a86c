"""Follow-up questions: tell them from self-contained ones, and put before them what they refer to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from citewell.index import terms

# Function words of English: they belong to no subject, so they mean the same for every corpus.
_REFERS_BACK = re.compile(
    r"\b(it|its|it's|that|this|these|those|they|them|their|one|ones|there|instead|same|above|previous|another"
    r"|too|though|as well|either|else)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"\s*(and|but|or|so|ok|okay|now|then|also|what about|how about|what if)\b", re.IGNORECASE)
_ASKS_IN_FULL = re.compile(
    r"\s*(what|who|which|where|when|how|is|are|do|does|can|explain|define|describe|compare|difference)\b", re.IGNORECASE
)
MAX_REFERRING_TERMS = 8
"""A longer question names its own subject, even when it says `it` or `that`."""
MAX_FRAGMENT_TERMS = 2
"""A question of this few terms, such as `asyncio?`, has no subject of its own unless it asks in full."""


def standalone(question: str, history: Sequence[str], is_name: Callable[[str], bool] = lambda question: False) -> str:
    """Return a follow-up with the questions it refers to before it, and a self-contained question as it is.

    These are the last self-contained question of the history and all after it, so that a follow-up to a follow-up
    keeps its subject. A question that `is_name` accepts, such as the name of a function, is self-contained.
    """
    turns = [*history, question]
    first = len(turns) - 1
    while first > 0 and is_follow_up(turns[first]) and not is_name(turns[first]):
        first -= 1
    if first == len(turns) - 1:
        return question
    parts = dict.fromkeys(turn.strip().rstrip(".") for turn in turns[first:] if turn.strip())
    return " — ".join(parts)


def is_follow_up(question: str) -> bool:
    """Return whether a question depends on an earlier one: it refers back, continues, or is only a fragment."""
    count = len(set(terms(question)))
    if _REFERS_BACK.search(question) and count <= MAX_REFERRING_TERMS:
        return True
    fragment = count == 0 or (count <= MAX_FRAGMENT_TERMS and not _ASKS_IN_FULL.match(question))
    return fragment or bool(_CONTINUES.match(question))
