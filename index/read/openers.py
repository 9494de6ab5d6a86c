"""Which headings of a document open a question: by their label, their number, or because they ask."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from citewell.index.read.titles import parse_title
from citewell.index.types import BOLD, Block, Heading


def positions_of_questions(elements: Sequence[Heading | Block]) -> set[int]:
    """Return the positions of the headings that open a question.

    A heading does when it is labelled (`Q7: ...`), or when it is numbered or asks and does not stand below another
    question. Headings that only gather questions do not: `## 1. Basics`, or the document's title.
    """
    headings = [(position, e) for position, e in enumerate(elements) if isinstance(e, Heading)]
    gathering = _gathering([heading for _, heading in headings])
    opening: set[int] = set()
    current: Heading | None = None
    for place, (position, heading) in enumerate(headings):
        if _opens(heading, current, is_gathering=place in gathering):
            opening.add(position)
            current = heading
        elif current and heading.level <= current.level and heading.level < BOLD:
            current = None
    return opening


def _opens(heading: Heading, current: Heading | None, is_gathering: bool) -> bool:
    """Return whether a heading opens a question. `current` is the question that it stands in, if any."""
    has_label, asks = _has_label(heading), heading.title.endswith("?")
    is_numbered = parse_title(heading.title).has_number or heading.in_list
    if heading.level == BOLD:
        is_free = current is None or current.level == BOLD or (has_label and not _has_label(current))
        return is_free and (has_label or heading.in_list or (is_numbered and (asks or current is not None)))
    if has_label:
        return True
    is_free = current is None or heading.level <= current.level
    return is_free and (asks or is_numbered) and not is_gathering


def _gathering(headings: Sequence[Heading]) -> set[int]:
    """Return the places of the headings that only gather questions.

    Two headings below one of them ask; where that is so for one heading, one is enough for others of its level.
    """
    asking = [_count_asking_below(place, headings) for place in range(len(headings))]
    levels = {heading.level for heading, count in zip(headings, asking, strict=True) if count > 1}
    return {place for place, heading in enumerate(headings) if heading.level in levels and asking[place]}


def _count_asking_below(place: int, headings: Sequence[Heading]) -> int:
    above = headings[place]
    if above.level == BOLD or (above.title.endswith("?") and above.level > 1):
        return 0
    below = itertools.takewhile(lambda heading: heading.level > above.level, headings[place + 1 :])
    return sum(h.level < BOLD and (_has_label(h) or h.title.endswith("?")) for h in below)


def _has_label(heading: Heading) -> bool:
    return parse_title(heading.title).has_label
