"""Terms with a part in common, such as `repeindr` and `peintur`, or `messerscharf` and `mess`.

McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval", 2004, find runs of four
letters best over eight languages.
"""

from __future__ import annotations

from collections.abc import Iterable

from citewell.index.search.terms import UNSPACED

RUN = 4
"""Letters."""
MAX_RELATED = 5


def related_terms(term: str, terms: Iterable[str]) -> list[str]:
    """Return those of `terms` that share most runs of letters with a term, the nearest first; none without any run.

    The measure is Dice's coefficient of the two sets of runs. Of scripts without spaces, whose terms are pairs of
    characters, a single character is a run.
    """
    length = 1 if UNSPACED.fullmatch(term) and len(term) == 1 else RUN
    runs = _runs(term, length)
    nearness = {}
    for other in terms:
        if any(run in other for run in runs):
            others = _runs(other, length)
            nearness[other] = 2 * len(runs & others) / (len(runs) + len(others))
    return sorted(nearness, key=lambda other: -nearness[other])[:MAX_RELATED]


def _runs(term: str, length: int) -> set[str]:
    return {term[start : start + length] for start in range(len(term) - length + 1)}
