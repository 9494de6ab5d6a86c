"""Which headings of a document open a question: by their form, by their number, or because they ask."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from citewell.index.read.box_ends import is_after_box
from citewell.index.read.titles import asks, parse_title
from citewell.index.types import BOLD, BOX, Block, Heading

MIN_ALIKE = 2  # one heading among others that asks, or has a number, makes no collection of questions


def positions_of_questions(elements: Sequence[Heading | Block]) -> set[int]:
    """Return the positions of the headings that open a question.

    A heading does when its form says so (`Q7: ...`, a flashcard), or when it is numbered or asks, as its siblings do,
    and does not stand below another question. Where two siblings ask, and half of them, all do: `Explain ...`; of boxes
    two are enough. Headings that only gather questions do not: `## 1. Basics`, or the document's title.
    """
    positions = [position for position, element in enumerate(elements) if isinstance(element, Heading)]
    headings = [element for element in elements if isinstance(element, Heading)]
    candidates = _candidates(headings) - _gathering(headings)
    opening: set[int] = set()
    current: Heading | None = None
    boxes: list[tuple[Heading, Heading | None]] = []  # with the question that each stands in
    for place, heading in enumerate(headings):
        while boxes and is_after_box(heading, boxes[-1][0]):
            _, current = boxes.pop()
        if (_is_marked(heading) or place in candidates) and _is_free(heading, current):
            opening.add(positions[place])
            if heading.box_end:
                boxes.append((heading, current))
            current = heading
        elif current and heading.level <= current.level and heading.level < BOLD:
            current = None
    return opening


def _candidates(headings: Sequence[Heading]) -> set[int]:
    """Return the places of the headings that are numbered or ask, by themselves or as their siblings do."""
    asking = {place for place, heading in enumerate(headings) if asks(heading.title)}
    numbered = {place for place, heading in enumerate(headings) if parse_title(heading.title).has_number}
    alike = Counter((kind, headings[p].level) for kind, places in enumerate((asking, numbered)) for p in places)
    has_marked = any(map(_is_marked, headings))
    found = {place for place, heading in enumerate(headings) if heading.in_list}
    for siblings in _siblings(headings):
        level, group = headings[siblings[0]].level, set(siblings)
        group_asking = group & asking
        if has_marked or alike[0, level] >= MIN_ALIKE or group <= asking:
            found |= group_asking
        if (has_marked or alike[1, level] >= MIN_ALIKE) and (level < BOLD or group_asking):
            found |= group & numbered
        # two headings that ask among many are sections of a note; boxes with a title are rarely anything but questions
        may_all_ask = level == BOX or (level < BOX and 2 * len(group_asking) >= len(group))
        if may_all_ask and len(group_asking) >= MIN_ALIKE and not group_asking <= numbered:
            found |= group
    return found


def _siblings(headings: Sequence[Heading]) -> Iterable[list[int]]:
    """Return the places of the headings in groups of one level below the same heading."""
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    above: list[int] = []
    for place, heading in enumerate(headings):
        above = [other for other in above if headings[other].level < heading.level]
        groups[above[-1] if above else -1, heading.level].append(place)
        above.append(place)
    return groups.values()


def _is_free(heading: Heading, current: Heading | None) -> bool:
    """Return whether a heading does not belong to the answer of the question `current`."""
    if current is None:
        return True
    if heading.level == BOLD:
        return current.level == BOLD or (_is_marked(heading) and not _is_marked(current))
    return _is_marked(heading) or heading.level <= current.level


def _is_marked(heading: Heading) -> bool:
    """Return whether a heading's form alone makes it a question."""
    return heading.is_question or parse_title(heading.title).has_label


def _gathering(headings: Sequence[Heading]) -> set[int]:
    """Return the places of the headings that only gather questions.

    Two headings below one of them ask; where that is so for one heading, one is enough for others of its level.
    """
    asking = [_count_asking_below(place, headings) for place in range(len(headings))]
    levels = {heading.level for heading, count in zip(headings, asking, strict=True) if count >= MIN_ALIKE}
    return {place for place, heading in enumerate(headings) if heading.level in levels and asking[place]}


def _count_asking_below(place: int, headings: Sequence[Heading]) -> int:
    above = headings[place]
    if above.level == BOLD or (asks(above.title) and above.level > 1):
        return 0
    below = itertools.takewhile(lambda heading: heading.level > above.level, headings[place + 1 :])
    return sum(h.level < BOLD and (_is_marked(h) or asks(h.title)) for h in below)
