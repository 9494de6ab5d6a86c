"""A follow-up made self-contained, so that what is searched can be shown and corrected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citewell.index import terms

# Words of English that point at what was said before; they belong to no subject.
_POINTS_BACK = re.compile(
    r"\b(it|its|it's|that|this|these|those|they|them|their|one|ones|there|instead|same|above|previous|another"
    r"|too|though|as well|either|else)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(and|but|or|so|ok|okay|now|then|also|what about|how about|what if)\b", re.IGNORECASE)
_ASKS_IN_FULL = re.compile(
    r"\s*(what|who|which|where|when|how|is|are|do|does|can|explain|define|describe|compare|difference)\b", re.IGNORECASE
)
FEW = 2  # terms: words with no more than these say too little to stand alone, unless they ask in full


def standalone(question: str, history: Sequence[str]) -> str:
    """Put before a follow-up the questions it goes on from; leave a self-contained question alone.

    The last self-contained question of the history and what followed it come along, so a follow-up to a follow-up
    keeps its subject.
    """
    if not history or not is_follow_up(question):
        return question
    turns = [*history, question]
    first = len(turns) - 2
    while first > 0 and is_follow_up(turns[first]):
        first -= 1
    said = dict.fromkeys(turn.strip().rstrip(".") for turn in turns[first:] if turn.strip())
    return " — ".join(said)


def is_follow_up(question: str) -> bool:
    """Whether a question leans on what was asked before: it points back, goes on, or says next to nothing."""
    count = len(set(terms(question)))
    if _POINTS_BACK.search(question) and count <= 8:
        return True
    return bool(_GOES_ON.match(question)) or count == 0 or (count <= FEW and not _ASKS_IN_FULL.match(question))
