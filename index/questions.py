"""Headings and blocks to questions with their answers, by the structure that the document shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.types import BOLD, Block, Heading, Question, Section, Span

_MARKED = re.compile(r"(Q|Question)\W{0,2}\d*\s*[.:)-]\s*\S", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+\s*[.):]\s*\S")
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
        following = next((g[0] for g in groups[number + 1 :] if g[0]), None)
        start = head.span.start if head else (members[0].span.start if members else 1)
        end = _last_line(start, following.span.start - 1 if following else len(lines), lines)
        difficulty, members = _difficulty(members, lines)
        if not members and not is_question:
            continue
        title = head.title if head else source
        listed = is_question or not openers
        sections.append(Section(Question(title, source, Span(start, end), difficulty, section, listed), tuple(members)))
    return sections


def _openers(elements: Sequence[Heading | Block]) -> set[int]:
    """Positions of the headings that open a question."""
    opened: set[int] = set()
    current: Heading | None = None
    for position, element in enumerate(elements):
        if not isinstance(element, Heading):
            continue
        marked = bool(_MARKED.match(element.title))
        asks = element.title.endswith("?") or bool(_NUMBERED.match(element.title)) or element.in_list
        if element.level == BOLD:
            asks = marked = (
                (marked or bool(_NUMBERED.match(element.title))) and element.title.endswith("?") and not current
            )
        if marked or (asks and (current is None or element.level <= current.level)):
            opened.add(position)
            current = element
        elif current and element.level <= current.level and element.level < BOLD:
            current = None
    return opened


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
