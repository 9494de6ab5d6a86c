"""Headings and blocks to questions with their answers, by the structure that the document shows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from citewell.index.read.boilerplate import has_words
from citewell.index.read.titles import parse_title
from citewell.index.types import BOLD, Block, Heading, Question, Section, Span

_DIFFICULTY = re.compile(r"\W*(difficulty|level)\W+(?P<value>\w[\w -]*?)\W*$", re.IGNORECASE)


def find_questions(elements: Sequence[Heading | Block], source: str, lines: Sequence[str]) -> list[Section]:
    """Cut a document at its questions.

    A heading opens a question when it is marked as one (`Q7:`), or when it is numbered or asks and does not stand below
    another question. A heading as high as the question's own ends it. In a document without questions each
    heading's section is the unit; beside questions, such text is kept but not listed.
    """
    openers = _openers(elements)
    first_heading = next((e for e in elements if isinstance(e, Heading) and e.level < BOLD), None)
    groups: list[tuple[Heading | None, bool, str | None, list[Heading | Block]]] = [(None, False, None, [])]
    above: list[Heading] = []
    for position, element in enumerate(elements):
        head, is_question, _, members = groups[-1]
        if not isinstance(element, Heading):
            members.append(element)
        elif position in openers or (element.level < BOLD and _ends(head, is_question, element, bool(openers))):
            above = [h for h in above if h.level < element.level]
            section = above[-1].title if above and above[-1] is not first_heading else None
            groups.append((element, position in openers, section, []))
            if position not in openers:
                above.append(element)
        else:
            members.append(element)
    sections = []
    for number, (head, is_question, section, members) in enumerate(groups):
        start = head.span.start if head else (members[0].span.start if members else 1)
        following = next((g[0] for g in groups[number + 1 :] if g[0]), None)
        end = _last_line(start, following.span.start - 1 if following else len(lines), lines)
        if members and has_words("\n".join(lines[members[-1].span.end : end])):
            end = members[-1].span.end  # a link back to the top follows
        difficulty, members = _difficulty(members, lines)
        if not members and not is_question:
            continue
        title = head.title if head else source
        listed = is_question or not openers
        question = Question(title, source, Span(start, end), difficulty, section, listed, answered=bool(members))
        sections.append(Section(question, tuple(members)))
    return sections


def _openers(elements: Sequence[Heading | Block]) -> set[int]:
    """Positions of the headings that open a question."""
    headings = [(position, e) for position, e in enumerate(elements) if isinstance(e, Heading)]
    sections = _sections([heading for _, heading in headings])
    opened: set[int] = set()
    current: Heading | None = None
    for place, (position, heading) in enumerate(headings):
        marked, asks = _is_marked(heading), heading.title.endswith("?")
        numbered = parse_title(heading.title).has_number or heading.in_list
        if heading.level == BOLD:
            free = current is None or current.level == BOLD or (marked and not _is_marked(current))
            opens = free and (marked or heading.in_list or (numbered and (asks or current is not None)))
        elif marked:
            opens = True
        else:
            as_high = current is None or heading.level <= current.level
            opens = as_high and (asks or numbered) and place not in sections
        if opens:
            opened.add(position)
            current = heading
        elif current and heading.level <= current.level and heading.level < BOLD:
            current = None
    return opened


def _is_marked(heading: Heading) -> bool:
    return parse_title(heading.title).has_label


def _sections(headings: Sequence[Heading]) -> set[int]:
    """Places of the headings that only gather questions: `## 1. Basics`, or the document's title.

    Two headings below one of them ask; once one does, those of its level need but one.
    """
    asking = [_asking_below(place, headings) for place in range(len(headings))]
    levels = {heading.level for heading, count in zip(headings, asking, strict=True) if count > 1}
    return {place for place, heading in enumerate(headings) if heading.level in levels and asking[place]}


def _asking_below(place: int, headings: Sequence[Heading]) -> int:
    above = headings[place]
    if above.level == BOLD or (above.title.endswith("?") and above.level > 1):
        return 0
    below = itertools.takewhile(lambda heading: heading.level > above.level, headings[place + 1 :])
    return sum(h.level < BOLD and (_is_marked(h) or h.title.endswith("?")) for h in below)


def _ends(head: Heading | None, is_question: bool, heading: Heading, has_questions: bool) -> bool:
    """Whether a heading that opens no question ends what stands open."""
    if head is None or not is_question:
        return True
    return heading.level <= head.level


def _difficulty(members: list[Heading | Block], lines: Sequence[str]) -> tuple[str | None, list[Heading | Block]]:
    """Take the difficulty line out of an answer."""
    for place, member in enumerate(members[:3]):
        found = _DIFFICULTY.match(lines[member.span.start - 1].strip()) if len(member.span) == 1 else None
        if found:
            return found["value"].strip(), members[:place] + members[place + 1 :]
    return None, members


def _last_line(start: int, end: int, lines: Sequence[str]) -> int:
    while end > start and not lines[end - 1].strip():
        end -= 1
    return max(start, end)
